package org.emailchange.eventstore;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads that keep no process alive. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** As many as there is work for at a time. */
    public static ExecutorService pool(String name) {
        return Executors.newCachedThreadPool(factory(name));
    }

    /** A fixed number of threads. */
    public static ExecutorService pool(String name, int size) {
        return Executors.newFixedThreadPool(size, factory(name));
    }

    /** What is still to come at a shutdown is dropped, not waited for. */
    public static ScheduledThreadPoolExecutor scheduler(String name, int size) {
        var scheduler =
                new ScheduledThreadPoolExecutor(size, factory(name), new ScheduledThreadPoolExecutor.DiscardPolicy());
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return scheduler;
    }

    private static ThreadFactory factory(String name) {
        var threads = new CustomizableThreadFactory(name + "-");
        threads.setDaemon(true);
        return threads;
    }
}
