package org.emailchange.query.rebuild;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for a replay to go on with, on a thread of its own: at once when one begins here, else each second. */
@Component
class RebuildJob implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildJob.class);
    private static final int TRIES = 5;

    private final Rebuilds replays;
    private final Semaphore calls = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    RebuildJob(Rebuilds replays) {
        this.replays = replays;
    }

    /** There is one to begin with. */
    void wake() {
        calls.release();
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::work, "replay");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        int failures = 0;
        while (running) {
            try {
                var busy = replays.goOn();
                failures = 0;
                if (!busy) {
                    pause();
                }
            } catch (RuntimeException e) {
                failures = failed(e, failures + 1);
            }
        }
    }

    /** A database that is away for a moment ends nothing; what fails again and again does. */
    private int failed(RuntimeException cause, int failures) {
        LOG.warn(
                "A step of a replay failed ({} of {}): {}",
                failures,
                TRIES,
                cause.getClass().getName());
        LOG.debug("A step of a replay failed", cause);
        pause();
        if (failures < TRIES) {
            return failures;
        }
        try {
            replays.fail(reason(cause));
            return 0;
        } catch (RuntimeException e) {
            return failures;
        }
    }

    /** What an exception of others says may be personal; its name is not. */
    private static String reason(RuntimeException cause) {
        return cause instanceof BadEvent ? String.valueOf(cause.getMessage()) : BadEvent.names(cause);
    }

    private void pause() {
        try {
            if (calls.tryAcquire(1, TimeUnit.SECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** The step under way is undone, and done again by whoever goes on. */
    @Override
    public void stop() {
        running = false;
        wake();
        if (thread != null) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
