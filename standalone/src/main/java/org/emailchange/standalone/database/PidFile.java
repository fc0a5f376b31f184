package org.emailchange.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a running PostgreSQL says which process it is. */
record PidFile(Path directory) {
    /** The server that still runs on this directory, because the application that started it was killed. */
    Optional<Orphan> orphan() throws IOException {
        return process().filter(this::isServerOfThisDirectory).map(process -> new Orphan(process, directory));
    }

    /** PostgreSQL refuses to start while any process has the number in the file, say after a reboot. */
    void deleteIfOfAnotherProcess() throws IOException {
        if (process().isPresent()) {
            Files.delete(path());
        }
    }

    private Path path() {
        return directory.resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        try (var lines = Files.lines(path())) {
            return lines.findFirst()
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
        }
    }

    private boolean isServerOfThisDirectory(ProcessHandle process) {
        var info = process.info();
        return info.command().filter(command -> command.endsWith("/postgres")).isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(directory.toString()))
                        .isPresent();
    }
}
