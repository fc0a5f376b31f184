package org.emailchange.eventstore;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A task that runs once for all requests of a while, on a thread of its own. It handles its failures itself. */
public final class CoalescedTask implements AutoCloseable {

    private final Runnable task;
    private final long delay;
    private final long pause;
    private final ScheduledExecutorService executor;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long last;

    /**
     * A task that nobody has requested yet.
     *
     * @param name of its thread
     * @param delay at least so much is between a request and the run
     * @param pause at least so much is between two runs
     */
    public CoalescedTask(String name, Duration delay, Duration pause, Runnable task) {
        this.task = task;
        this.delay = delay.toNanos();
        this.pause = pause.toNanos();
        this.executor = DaemonThreads.scheduler(name, 1);
        this.last = System.nanoTime() - this.pause;
    }

    /** Has the task run after this, together with what else is requested until then. */
    public void request() {
        if (!executor.isShutdown() && due.compareAndSet(false, true)) {
            executor.schedule(this::run, Math.max(delay, last + pause - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void run() {
        last = System.nanoTime();
        due.set(false);
        task.run();
    }

    /** Drops what was requested and has not begun. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
