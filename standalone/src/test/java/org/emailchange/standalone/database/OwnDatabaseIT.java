package org.emailchange.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.emailchange.standalone.ChildJvm;
import org.emailchange.standalone.data.StartRefused;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

class OwnDatabaseIT {
    @TempDir
    Path data;

    @BeforeEach
    void shareBinaries() {
        TestDatabase.shareBinaries(data.resolve("binaries/unpacked"));
    }

    @Test
    void keepsItsRowsOverARestart() throws Exception {
        try (var database = start()) {
            update(database, "create table note (text text)");
            update(database, "insert into note values ('kept')");
        }
        try (var database = start()) {
            assertThat(ask(database, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void takesOverFromAServerWhoseApplicationWasKilled() throws Exception {
        try (var child = ChildJvm.start(data, DatabaseApplication.class, List.of(data.toString()))) {
            child.awaitOutput("row written");
            child.kill9();
            var orphan = running();

            try (var database = start()) {
                assertThat(running().process().pid())
                        .isNotEqualTo(orphan.process().pid());
                assertThat(ask(database, "select text from note")).isEqualTo("kept");
                assertThat(ask(database, "show fsync")).isEqualTo("on");
            }
        }
        assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isFalse();
    }

    @Test
    void startsAlthoughAnotherProcessHasTheNumberOfAnEarlierServer() throws Exception {
        start().close();
        var another = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(data.resolve("postgres/postmaster.pid"), another.pid() + "\n/elsewhere\n");
            try (var database = start()) {
                assertThat(ask(database, "select 1")).isEqualTo("1");
            }
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroyForcibly();
        }
    }

    @Test
    void beginsAnewWhereTheFirstStartDidNotEnd() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/postgresql.conf"), "# half written");

        try (var database = start()) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
        assertThat(data.resolve("postgres-unfinished/postgresql.conf")).hasContent("# half written");
    }

    @Test
    void refusesTheDataOfAnotherRelease() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "14\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessage("The data in " + data.resolve("postgres")
                        + " is of PostgreSQL 14, but this brings PostgreSQL 18.");
    }

    /** Asked, and left as it is. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class JustStarted {
        private OwnDatabase database;
        private Path data;

        @BeforeAll
        void start(@TempDir Path directory) {
            data = directory;
            TestDatabase.shareBinaries(data.resolve("binaries/unpacked"));
            database = OwnDatabase.start(data.resolve("postgres"), data.resolve("binaries"), new SecureRandom());
        }

        @AfterAll
        void stop() throws IOException {
            database.close();
        }

        @Test
        void writesDurablyAndListensOnThisMachineAlone() throws Exception {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "show data_checksums")).isEqualTo("on");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
        }

        @Test
        void bringsTheReleaseThatTheClusterExpects() throws Exception {
            assertThat(ask(database, "select current_setting('server_version_num')::int / 10000"))
                    .isEqualTo(String.valueOf(PostgresDirectory.MAJOR));
        }

        @Test
        void admitsNobodyWithoutThePassword() throws Exception {
            for (var user : List.of("postgres", OwnDatabase.NAME)) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.getJdbcUrl(), user, "guessed"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres/email-change.password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        @Test
        void givesTheApplicationARoleThatIsNoSuperuser() throws Exception {
            assertThat(ask(database, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    private OwnDatabase start() {
        return OwnDatabase.start(data.resolve("postgres"), data.resolve("binaries"), new SecureRandom());
    }

    private PostgresDirectory.OrphanedServer running() throws IOException {
        return new PostgresDirectory(data.resolve("postgres")).orphan().orElseThrow();
    }

    private static void update(OwnDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(OwnDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
