package org.emailchange.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.emailchange.standalone.data.OwnerOnly;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.util.FileSystemUtils;

/** The directory of our PostgreSQL. The password is written last, so it is there if and only if the rest is complete. */
record Cluster(Path directory) {
    static final int MAJOR = 18;

    /** Whatever an earlier run left behind, afterwards a server can be started here. */
    void makeReadyToStart() throws IOException {
        refuseAnotherMajor();
        var pidFile = new PidFile(directory);
        if (pidFile.orphan().isPresent()) {
            pidFile.orphan().get().stop();
        } else {
            pidFile.deleteIfOfAnotherProcess();
        }
        if (password().isEmpty() && Files.exists(directory)) {
            setAside();
        }
    }

    Optional<String> password() throws IOException {
        return Files.exists(passwordFile()) ? Optional.of(Files.readString(passwordFile())) : Optional.empty();
    }

    void keep(String password) throws IOException {
        OwnerOnly.write(passwordFile(), password);
    }

    void admitOnlyWithPassword() throws IOException {
        OwnerOnly.write(directory.resolve("pg_hba.conf"), """
                # TYPE  DATABASE  USER  ADDRESS       METHOD
                host    all       all   127.0.0.1/32  scram-sha-256
                """);
    }

    Path logs() {
        return directory.resolve("log");
    }

    private Path passwordFile() {
        return directory.resolve("email-change.password");
    }

    private void refuseAnotherMajor() throws IOException {
        var version = directory.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(String.valueOf(MAJOR))) {
            throw new StartRefused(
                    "The data in " + directory + " is of PostgreSQL "
                            + Files.readString(version).strip() + ", but this brings PostgreSQL " + MAJOR + ".",
                    "Dump it with the release that wrote it and restore it here, or set email-change.data to another"
                            + " directory.");
        }
    }

    /** A first start that did not get to its end: nothing of the application is in it. */
    private void setAside() throws IOException {
        var aside = directory.resolveSibling("postgres-unfinished");
        FileSystemUtils.deleteRecursively(aside);
        Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
    }
}
