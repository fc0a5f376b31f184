package org.emailchange.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * An empty database of its own for a test, on the one real PostgreSQL of the test JVM.
 *
 * @param url where JDBC finds it
 * @param username who owns it
 * @param password what the owner shows
 */
public record TestDatabase(String url, String username, String password) {
    /** Creates a database that nobody else uses; it goes away with the JVM. */
    public static TestDatabase fresh() {
        return new TestDatabase(PostgresForTests.createDatabase(), "postgres", "postgres");
    }

    /** Lets a PostgreSQL that is about to be unpacked here use what other tests have unpacked: it takes seconds. */
    public static void shareBinaries(Path unpacked) {
        try {
            Files.createDirectories(unpacked.resolveSibling(""));
            Files.createSymbolicLink(unpacked, Files.createDirectories(PostgresForTests.binaries()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Spring Boot has to know in order to use this database. */
    public Map<String, String> springProperties() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }
}
