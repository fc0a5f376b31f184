package org.emailchange.eventstore;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads that keep no process alive. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** What is still to come at a shutdown is dropped, not waited for. */
    public static ScheduledThreadPoolExecutor scheduler(String name, int size) {
        var threads = new CustomizableThreadFactory(name + "-");
        threads.setDaemon(true);
        var scheduler = new ScheduledThreadPoolExecutor(size, threads, new ScheduledThreadPoolExecutor.DiscardPolicy());
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return scheduler;
    }
}
