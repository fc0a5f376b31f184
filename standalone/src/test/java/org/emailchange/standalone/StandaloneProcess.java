package org.emailchange.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.http.ApiClient;

/**
 * The whole application in a process of its own, which can be killed and started again on what it left behind.
 *
 * <p>Its data and its output are in the directory given; its port stays over restarts.
 */
public final class StandaloneProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final Path directory;
    private final int port;
    private final Map<String, String> properties;
    private final String heap;
    private ChildJvm jvm;

    private StandaloneProcess(Path directory, int port, Map<String, String> properties, String heap) {
        this.directory = directory;
        this.port = port;
        this.properties = properties;
        this.heap = heap;
        this.jvm = launch();
    }

    /** Starts it with nothing given and nothing there, as its users do, and waits until it is ready. */
    public static StandaloneProcess startFromNothing(Path directory) {
        var process = launchFromNothing(directory, Map.of());
        process.awaitReady();
        return process;
    }

    /** Starts it with these properties and waits until it is ready. */
    public static StandaloneProcess start(Path directory, Map<String, String> properties) {
        var process = launch(directory, properties);
        process.awaitReady();
        return process;
    }

    /** Starts it with these properties and so much heap, and waits until it is ready. */
    public static StandaloneProcess start(Path directory, Map<String, String> properties, String heap) {
        shareBinaries(directory, properties);
        var process = new StandaloneProcess(directory, freePort(), properties, heap);
        process.awaitReady();
        return process;
    }

    /** Starts it with these properties and does not wait. */
    public static StandaloneProcess launch(Path directory, Map<String, String> properties) {
        shareBinaries(directory, properties);
        return launchFromNothing(directory, properties);
    }

    private static void shareBinaries(Path directory, Map<String, String> properties) {
        var unpacked = directory.resolve("data/postgres-binaries/unpacked");
        if (!properties.containsKey("spring.datasource.url") && Files.notExists(unpacked)) {
            TestDatabase.shareBinaries(unpacked);
        }
    }

    private static StandaloneProcess launchFromNothing(Path directory, Map<String, String> properties) {
        return new StandaloneProcess(directory, freePort(), properties, "384m");
    }

    /** The address of this path, such as {@code /verify}. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** A client that is not signed in. */
    public ApiClient client() {
        return ApiClient.at(port);
    }

    /** Where it keeps its data. */
    public Path data() {
        return directory.resolve("data");
    }

    /** Waits until it says that it is ready; fails with its output, and ends it, when it does not get there. */
    public void awaitReady() {
        try {
            await("readiness").atMost(PATIENCE).until(() -> isReady() || !jvm.isAlive());
        } catch (ConditionTimeoutException e) {
            jvm.stop();
            throw new AssertionError("Not ready in time:\n" + jvm.output(), e);
        }
        if (!jvm.isAlive()) {
            throw new AssertionError("Ended before it was ready:\n" + jvm.output());
        }
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return jvm.isAlive();
    }

    /** Its id in the operating system. */
    public long pid() {
        return jvm.pid();
    }

    /** Ends it as a power cut would (SIGKILL); its database is left behind running. */
    public void kill9() {
        jvm.kill9();
    }

    /** Asks it to end and waits until it has; returns its exit status. */
    public int stop() {
        return jvm.stop();
    }

    /** Waits until it has ended by itself; returns its exit status. */
    public int awaitExit() {
        return jvm.awaitExit();
    }

    /** Starts it again on the same data and port, and waits until it is ready. */
    public void restart() {
        if (jvm.isAlive()) {
            stop();
        }
        jvm = launch();
        awaitReady();
    }

    /** What it has printed since it was last started. */
    public String output() {
        return jvm.output();
    }

    @Override
    public void close() {
        if (jvm.isAlive()) {
            stop();
        }
    }

    private ChildJvm launch() {
        var all = new TreeMap<String, String>();
        all.put("server.port", String.valueOf(port));
        all.put("email-change.data", data().toString());
        all.putAll(properties);
        var arguments = all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
        return ChildJvm.start(directory, EmailChangeApplication.class, heap, arguments);
    }

    private boolean isReady() {
        var answer = client().begin("GET", "/actuator/health/readiness", "");
        return answer.handle((ready, refused) -> ready != null && ready.status() == 200)
                .join();
    }

    /** A port that nobody listens at. */
    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
