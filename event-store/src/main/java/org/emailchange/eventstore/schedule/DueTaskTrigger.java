package org.emailchange.eventstore.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Triggers a scheduler after commit for each task that is due at once, instead of waiting for the next poll. */
public class DueTaskTrigger extends AbstractSchedulerListener {
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
