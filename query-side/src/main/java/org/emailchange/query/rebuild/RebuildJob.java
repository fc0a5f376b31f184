package org.emailchange.query.rebuild;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.emailchange.eventstore.database.LongTransactions;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.schedule.DueTaskTrigger;
import org.emailchange.query.projection.Rebuildable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a rebuild step by step, as a task of the event store's scheduler: each execution is one step in one transaction,
 * after which the task is due again. When a node dies, another one takes the task over and repeats at most one step.
 */
@Component
class RebuildJob {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildJob.class);
    private static final String TASK = "rebuild";
    private static final int MAX_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<Rebuildable> views;
    private final RebuildTable table;
    private final StreamReplayer replayer;
    private final ShadowTables shadow;
    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final DueTaskTrigger dueTasks;
    private final Clock clock;
    private final LongTransactions steps;
    private final TransactionTemplate transactions;

    RebuildJob(
            List<Rebuildable> views,
            RebuildTable table,
            StreamReplayer replayer,
            ShadowTables shadow,
            JdbcClient jdbc,
            Notifications notifications,
            DueTaskTrigger dueTasks,
            Clock clock,
            LongTransactions steps,
            PlatformTransactionManager transactionManager) {
        this.views = views;
        this.table = table;
        this.replayer = replayer;
        this.shadow = shadow;
        this.jdbc = jdbc;
        this.notifications = notifications;
        this.dueTasks = dueTasks;
        this.clock = clock;
        this.steps = steps;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /** The task of a rebuild, to be scheduled. */
    static TaskInstance<Void> of(UUID rebuild) {
        return new TaskInstance<>(TASK, rebuild.toString());
    }

    @Bean
    Task<Void> rebuildTask() {
        return Tasks.custom(TASK, Void.class)
                .onFailure(this::retryOrGiveUp)
                .execute((instance, context) -> execute(UUID.fromString(instance.getId()))
                        ? this::continueAtOnce
                        : new CompletionHandler.OnCompleteRemove<>());
    }

    /** What is thrown is shown as the reason of the failure, so it names no values of rows, as the database does. */
    private boolean execute(UUID id) {
        try {
            return steps.execute(() -> table.lockRunning(id).map(this::step).orElse(false));
        } catch (UnreplayableEvent e) {
            throw new IllegalStateException(e.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("A step of a rebuild failed", e);
            throw new IllegalStateException(UnreplayableEvent.typesOf(e));
        }
    }

    private void continueAtOnce(ExecutionComplete completed, ExecutionOperations<Void> operations) {
        operations.reschedule(completed, clock.instant());
        dueTasks.afterCommit();
    }

    /** One failure, such as a database that is away for a moment, does not end a rebuild; several in a row do. */
    private void retryOrGiveUp(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        if (failed.getExecution().consecutiveFailures + 1 < MAX_FAILURES) {
            operations.reschedule(failed, clock.instant().plus(PAUSE));
        } else {
            fail(
                    UUID.fromString(failed.getExecution().getId()),
                    failed.getCause().map(Throwable::getMessage).orElse("unknown"));
            operations.remove();
        }
    }

    /** The live view stays as it was. */
    private void fail(UUID id, String error) {
        transactions.executeWithoutResult(t -> {
            table.failed(id, error);
            notifications.publish(RebuildStreams.CHANNEL, id.toString());
        });
    }

    /** Whether there is another step. */
    private boolean step(Rebuild rebuild) {
        var start = System.nanoTime();
        var view = view(rebuild.projection());
        var replayed = replayer.nextStreams(view, rebuild);
        shadow.insert(view, replayed.streams());
        table.progress(rebuild.id(), replayed.lastStream(), replayed.events(), millisSince(start));
        if (replayed.isLast()) {
            var finish = System.nanoTime();
            finish(view, rebuild);
            table.done(rebuild.id(), millisSince(finish));
        }
        notifications.publish(RebuildStreams.CHANNEL, rebuild.id().toString());
        return !replayed.isLast();
    }

    private Rebuildable view(String name) {
        return Rebuildable.find(views, name)
                .orElseThrow(() -> new IllegalStateException("There is no view " + name + " any more"));
    }

    /** Compares and replaces: in the same transaction as the last step, while the view's processors wait and reads go on. */
    private void finish(Rebuildable view, Rebuild rebuild) {
        shadow.awaitProgress(view);
        // most of the work before the processors have to wait
        shadow.catchUp(view);
        // a projection locks or writes a row of this table before any other, and so waits here
        jdbc.sql("lock table public." + view.tables().get(0).name() + " in exclusive mode")
                .update();
        shadow.catchUp(view);
        shadow.recordDifferences(rebuild.id(), view);
        shadow.mendLiveTables(view);
        shadow.empty(view);
        var channel = view.channel();
        if (channel != null) {
            table.differingStreams(rebuild.id()).forEach(stream -> notifications.publish(channel, stream));
        }
    }

    private static long millisSince(long nanos) {
        return Math.max(1, (System.nanoTime() - nanos) / 1_000_000);
    }
}
