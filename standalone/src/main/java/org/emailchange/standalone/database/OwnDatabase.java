package org.emailchange.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import org.emailchange.standalone.data.OwnerOnly;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A running PostgreSQL of our own, with the database and the role in which the application lives. */
final class OwnDatabase implements JdbcConnectionDetails, AutoCloseable {
    static final String NAME = "email_change";

    private final EmbeddedPostgres postgres;
    private final String password;

    private OwnDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static OwnDatabase start(Path directory, Path binaries, SecureRandom random) {
        var cluster = new Cluster(directory);
        try {
            cluster.makeReadyToStart();
            OwnerOnly.directory(binaries);
            var password = cluster.password();
            var postgres = start(cluster, binaries.resolve("unpacked"), password.orElse(""));
            return new OwnDatabase(
                    postgres, password.isPresent() ? password.get() : new Founding(postgres, cluster, random).found());
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StartRefused(
                    "The embedded PostgreSQL could not be started in " + directory + ".",
                    "Its own messages are in " + cluster.logs() + ". It runs on Linux for x86-64 only, and as root only"
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

    private static EmbeddedPostgres start(Cluster cluster, Path binaries, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster.directory())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                // It must outlive the connection pool, so it is closed with the application, not by a hook of its own.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password);
        ServerSettings.ALL.forEach(builder::setServerConfig);
        ServerSettings.LOCALE.forEach(builder::setLocaleConfig);
        return builder.start();
    }
}
