package org.emailchange.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Ends what runs until the end of a test JVM, one after the other and the newest first: a system that goes while its
 * database does would wait for connections until the JVM is killed.
 */
final class TestJvm {
    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    /** The threads that end the JVM. */
    private static final Set<String> ENDING = Set.of("main", "end-of-tests", "DestroyJavaVM", "Signal Dispatcher");

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestJvm::end, "end-of-tests"));
    }

    private TestJvm() {}

    static synchronized void closesAtItsEnd(AutoCloseable running) {
        RUNNING.push(running);
    }

    static synchronized void isClosed(AutoCloseable closed) {
        RUNNING.remove(closed);
    }

    private static synchronized void end() {
        while (!RUNNING.isEmpty()) {
            try {
                RUNNING.pop().close();
            } catch (Exception e) {
                e.printStackTrace();
            }
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !ENDING.contains(thread.getName()))
                .forEach(thread -> System.err.println("still running at the end of the tests: " + thread));
    }
}
