package org.emailchange.eventstore.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Triggers a scheduler after commit for each task that is due at once, instead of waiting for the next poll. Logs failures
 * in place of the scheduler, which prints the texts of exceptions, and these can be personal.
 */
public class DueTaskTrigger extends AbstractSchedulerListener {
    private static final Logger LOG = LoggerFactory.getLogger(DueTaskTrigger.class);

    private final Supplier<Scheduler> scheduler;
    private final Clock clock;

    /** For a listener of this scheduler, which is made before the scheduler is. */
    public DueTaskTrigger(Supplier<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void onExecutionScheduled(TaskInstanceId task, Instant due) {
        if (!due.isAfter(clock.instant())) {
            afterCommit();
        }
    }

    @Override
    public void onExecutionComplete(ExecutionComplete execution) {
        execution
                .getCause()
                .ifPresent(cause -> LOG.warn(
                        "Task {} failed and is tried again: {}",
                        execution.getExecution().getTaskName(),
                        NestedExceptionUtils.getMostSpecificCause(cause)
                                .getClass()
                                .getName()));
    }

    /** Has the scheduler look for due tasks once the current transaction has committed, or at once without one. */
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            look();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                look();
            }
        });
    }

    private void look() {
        scheduler.get().triggerCheckForDueExecutions();
    }
}
