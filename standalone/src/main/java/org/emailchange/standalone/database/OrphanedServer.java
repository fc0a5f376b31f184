package org.emailchange.standalone.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.standalone.data.StartRefused;

/** A PostgreSQL that outlived the application which started it. */
record OrphanedServer(ProcessHandle process, Path directory) {
    /** Stops it in good order; with its own tool, since it may be of an older release. */
    void stop() throws IOException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        var tool = Path.of(process.info().command().orElseThrow()).resolveSibling("pg_ctl");
        command.addAll(List.of(tool.toString(), "-D", directory.toString(), "stop", "-m", "fast", "-w", "-t", "60"));
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
