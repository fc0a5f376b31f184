package org.emailchange.eventstore.store;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.emailchange.eventstore.DaemonThreads;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Handles a command again that lost a race, from the beginning, and no other: what is refused stays refused. */
@Component
class ConflictRetryScheduler implements RetryScheduler, DisposableBean {
    /** Among n nodes that contend without a break, one of n wins each round: enough for a handful of nodes. */
    private static final int MAX_RETRIES = 20;

    private static final int SHORTEST_PAUSE = 5;
    private static final int LONGEST_PAUSE = 50;

    private final SecureRandom random;
    private final ScheduledExecutorService executor = DaemonThreads.scheduler("command-retry", 4);

    ConflictRetryScheduler(SecureRandom random) {
        this.random = random;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean scheduleRetry(
            CommandMessage message,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        // within another unit of work the conflict is that one's, which holds the locks and has to begin anew itself
        if (!Conflicts.isConflict(lastFailure) || CurrentUnitOfWork.isStarted()) {
            return false;
        }
        if (failures.size() > MAX_RETRIES) {
            throw new TooManyConflicts(lastFailure);
        }
        executor.schedule(dispatch, pause(failures.size()), TimeUnit.MILLISECONDS);
        return true;
    }

    /** Grows with each failure, and differs, so that those who met once do not meet again. */
    private long pause(int failures) {
        var longest = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << failures);
        return random.nextInt(SHORTEST_PAUSE, longest + 1);
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
