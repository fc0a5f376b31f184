package org.emailchange.query.live;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.emailchange.eventstore.DaemonThreads;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The few threads that serve all waiting requests and streams: a timer, and workers that read and send. */
@Component
public class LiveExecutor implements Executor, DisposableBean {

    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer;

    LiveExecutor(LiveSettings settings) {
        workers = DaemonThreads.pool("live", settings.threads());
        timer = DaemonThreads.scheduler("live-timer", 1);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** @throws RejectedExecutionException when the application has ended */
    @Override
    public void execute(Runnable work) {
        workers.execute(work);
    }

    /** Does the work on a worker after some time; cancelling the future prevents it. */
    public Future<?> after(Duration delay, Runnable work) {
        return timer.schedule(() -> execute(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does the work on a worker again and again. */
    public void every(Duration period, Runnable work) {
        timer.scheduleAtFixedRate(() -> execute(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
