package org.emailchange.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.emailchange.standalone.data.DataDirectory;
import org.emailchange.standalone.data.OwnerOnlyFiles;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** A running PostgreSQL of our own, with the database and the role in which the application lives. */
final class OwnDatabase implements JdbcConnectionDetails, AutoCloseable {
    static final String NAME = "email_change";

    /** Durable, unlike the library's default for tests, and for this machine alone. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "100"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_age", "1d"),
            // Details and statements of errors hold addresses.
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    /** Sorts and lower-cases alike on every machine. */
    private static final Map<String, String> LOCALE =
            Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");

    private final EmbeddedPostgres postgres;
    private final String password;

    private OwnDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static OwnDatabase start(Path directory, Path binaries, SecureRandom random) {
        var ours = new PostgresDirectory(directory);
        try {
            ours.makeReadyToStart();
            OwnerOnlyFiles.directory(binaries);
            var password = ours.password();
            var postgres = start(ours, binaries.resolve("unpacked"), password.orElse(""));
            return new OwnDatabase(postgres, password.isPresent() ? password.get() : setUp(postgres, ours, random));
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL could not be started in " + directory + ".",
                    "Its own messages are in " + ours.logs() + ". It runs on Linux for x86-64 only, and as root only"
                            + " where unshare works; to use another PostgreSQL set spring.datasource.url.",
                    e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + NAME;
    }

    @Override
    public String getUsername() {
        return NAME;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static EmbeddedPostgres start(PostgresDirectory ours, Path binaries, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(ours.directory())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                // It must outlive the connection pool, so it is closed with the application, not by a hook of its own.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password);
        SETTINGS.forEach(builder::setServerConfig);
        LOCALE.forEach(builder::setLocaleConfig);
        return builder.start();
    }

    /**
     * Turns a server just made, which admits everybody on this machine, into ours. The application gets a role of its own:
     * the superuser could run programs and read files.
     */
    private static String setUp(EmbeddedPostgres postgres, PostgresDirectory ours, SecureRandom random)
            throws SQLException, IOException {
        var password = newPassword(random);
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "alter role postgres password '" + password + "'",
                    "create role " + NAME + " login password '" + password + "'",
                    "create database " + NAME + " owner " + NAME)) {
                statement.execute(sql);
            }
            ours.admitOnlyWithPassword();
            statement.execute("select pg_reload_conf()");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
        }
        ours.keep(password);
        return password;
    }

    private static String newPassword(SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Brings a database where none is given. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(OwnDatabaseConfiguration.NoDatabaseGiven.class)
    static class OwnDatabaseConfiguration {
        @Bean
        OwnDatabase ownDatabase(DataDirectory data, SecureRandom random) {
            return OwnDatabase.start(data.resolve("postgres"), data.resolve("postgres-binaries"), random);
        }

        /** Nobody has named a database to use. */
        static class NoDatabaseGiven extends NoneNestedConditions {
            NoDatabaseGiven() {
                super(ConfigurationPhase.PARSE_CONFIGURATION);
            }

            @ConditionalOnProperty("spring.datasource.url")
            static class DatabaseGiven {}
        }
    }
}
