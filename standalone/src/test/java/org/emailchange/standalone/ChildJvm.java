package org.emailchange.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Java process with the class path of the tests, whose output is kept in a file. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String STARTS_SOON = """
            -XX:+UseSerialGC
            -XX:TieredStopAtLevel=1
            -XX:+UnlockDiagnosticVMOptions
            -XX:-BytecodeVerificationRemote
            """;

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the main class; the files go to the directory. */
    public static ChildJvm start(Path directory, Class<?> main, List<String> arguments) {
        return start(directory, main, "384m", arguments);
    }

    /** Starts the main class with so much heap. */
    public static ChildJvm start(Path directory, Class<?> main, String heap, List<String> arguments) {
        try {
            Files.createDirectories(directory);
            var options = Files.createTempFile(directory, "java", ".options");
            Files.writeString(
                    options,
                    "-Xmx" + heap + "\n-XX:+ExitOnOutOfMemoryError\n" + STARTS_SOON + "-cp \"" + classPath() + "\"\n"
                            + main.getName());
            var output = Files.createTempFile(directory, "output", ".log");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("@" + options);
            command.addAll(arguments);
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            return new ChildJvm(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it has printed so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed this; fails at once when it ends before that. */
    public void awaitOutput(String text) {
        await(text).atMost(PATIENCE).until(() -> output().contains(text) || !isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("Ended without printing '" + text + "':\n" + output());
        }
    }

    /** Its id in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and returns its exit status. */
    public int awaitExit() {
        await("exit").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** Asks it to end (SIGTERM) and waits until it has; returns its exit status. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Ends it as a power cut would, without letting it do anything more (SIGKILL). */
    public void kill9() {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        kill9();
    }

    private static String classPath() {
        return System.getProperty("java.class.path").replace("\\", "\\\\");
    }
}
