package org.emailchange.standalone.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emailchange.standalone.data.OwnerOnlyFiles;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.util.FileSystemUtils;

/** The directory of our PostgreSQL. The password is written last, so it is there if and only if the rest is complete. */
record PostgresDirectory(Path directory) {
    static final int MAJOR = 18;

    /** Clears what an earlier run left behind, so that a server can be started here. */
    void makeReadyToStart() throws IOException {
        refuseAnotherMajor();
        var orphan = orphan();
        if (orphan.isPresent()) {
            orphan.get().stop();
        } else {
            deleteStalePidFile();
        }
        if (password().isEmpty() && Files.exists(directory)) {
            setAside();
        }
    }

    Optional<String> password() throws IOException {
        return Files.exists(passwordFile()) ? Optional.of(Files.readString(passwordFile())) : Optional.empty();
    }

    void keep(String password) throws IOException {
        OwnerOnlyFiles.write(passwordFile(), password);
    }

    void admitOnlyWithPassword() throws IOException {
        OwnerOnlyFiles.write(directory.resolve("pg_hba.conf"), """
                # TYPE  DATABASE  USER  ADDRESS       METHOD
                host    all       all   127.0.0.1/32  scram-sha-256
                """);
    }

    /** The server that still runs on this directory, because the application that started it was killed. */
    Optional<OrphanedServer> orphan() throws IOException {
        return process().filter(this::runsHere).map(process -> new OrphanedServer(process, directory));
    }

    /** PostgreSQL refuses to start while any process has the number in its pid file, for example after a reboot. */
    private void deleteStalePidFile() throws IOException {
        if (process().isPresent()) {
            Files.delete(pidFile());
        }
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
        }
    }

    private boolean runsHere(ProcessHandle process) {
        var info = process.info();
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(directory.toString()))
                        .isPresent();
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
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

    /** A PostgreSQL that outlived the application which started it. */
    record OrphanedServer(ProcessHandle process, Path directory) {
        /** Stops it in good order; with its own tool, since it may be of an older release. */
        void stop() throws IOException {
            var command = new ArrayList<String>();
            if (LinuxUtils.isUnshareAvailable()) {
                command.addAll(List.of("unshare", "-U"));
            }
            var tool = Path.of(process.info().command().orElseThrow()).resolveSibling("pg_ctl");
            command.addAll(
                    List.of(tool.toString(), "-D", directory.toString(), "stop", "-m", "fast", "-w", "-t", "60"));
            var stopping = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (exit(stopping) != 0) {
                throw new StartRefused(
                        "A PostgreSQL of an earlier run, process " + process.pid() + ", does not stop.",
                        "Stop it, then start again.");
            }
        }

        private static int exit(Process process) throws IOException {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
