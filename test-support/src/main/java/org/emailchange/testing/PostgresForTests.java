package org.emailchange.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The one server of this test JVM; it starts when the first test asks for it and goes with the JVM. */
final class PostgresForTests {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresForTests() {}

    /** Creates an empty database and answers its URL. */
    static String createDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            // template0 has never a visitor, so that tests which run at once do not wait for each other
            statement.execute("create database " + name + " template template0 strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException("no new database for this test", e);
        }
        return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name;
    }

    /** One directory for each user, as one user may not write what another has unpacked. */
    static Path binaries() {
        return Path.of(
                System.getProperty("java.io.tmpdir"), "email-change-postgres-" + System.getProperty("user.name"));
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        /** The library's own settings trade durability for speed (fsync off), which is right for a test. */
        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(binaries().toFile())
                        .setServerConfig("full_page_writes", "off")
                        // counts what is asked of it
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setRegisterShutdownHook(false)
                        .start();
                TestJvm.closesAtItsEnd(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }
}
