package org.emailchange.command.mail;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which mail is to be tried when, for the workers of all nodes. A scheduler apart from the one that keeps deadlines, with
 * threads of its own: when the mail server hangs, mails wait and nothing else does.
 */
@Component
@DependsOnDatabaseInitialization
class MailQueue implements SmartLifecycle {

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private volatile boolean running;

    MailQueue(
            DataSource dataSource, Clock clock, MailSettings settings, DeliveryTask delivery, List<MailChore> chores) {
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), delivery.task())
                .startTasks(chores.stream().map(MailChore::task).toList())
                .tableName("mail_task")
                // a chore that hangs, such as reading bounces from a server that does, takes no worker from mails
                .threads(settings.workers() + chores.size())
                .pollingInterval(settings.pollingInterval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(settings.timeout())
                .failureLogging(LogLevel.WARN, false)
                .clock(clock::instant)
                .build();
    }

    /** Joins the caller's transaction; workers of this node wake as soon as it is committed. */
    void add(List<String> mails, Instant when) {
        if (mails.isEmpty()) {
            return;
        }
        scheduler.scheduleBatch(
                mails.stream().<TaskInstance<?>>map(DeliveryTask::of).collect(Collectors.toList()), when);
        wakeAfterCommit();
    }

    /** As {@link #add}, for one whose task may still be there to report how it ended before. */
    void addAgain(String mail, Instant when) {
        scheduler.scheduleIfNotExists(DeliveryTask.of(mail), when);
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void wake() {
        if (running) {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
