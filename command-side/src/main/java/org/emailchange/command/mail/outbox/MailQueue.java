package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.eventstore.schedule.DueTaskTrigger;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Which mail is tried when, for the workers of all nodes. A scheduler of its own, with its own table and threads, apart
 * from the one of deadlines: when the mail server hangs, mails wait and nothing else does.
 */
@Component
@DependsOnDatabaseInitialization
class MailQueue implements SmartLifecycle {

    /** A mail that a dead node was handing over is taken up after seven to nine of them. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private volatile boolean running;

    MailQueue(DataSource dataSource, Clock clock, MailSettings settings, MailDelivery delivery, List<MailJob> jobs) {
        var recurring =
                jobs.stream().map(MailJob::task).flatMap(Optional::stream).toList();
        this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), delivery.task())
                .startTasks(recurring)
                .tableName("mail_task")
                .addSchedulerListener(new DueTaskTrigger(this::scheduler, clock))
                // a recurring task that hangs, such as reading bounces from a server that does, takes no worker from
                // mails
                .threads(settings.workers() + recurring.size())
                .pollingInterval(settings.pollingInterval())
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(6)
                .shutdownMaxWait(settings.timeout())
                .failureLogging(LogLevel.OFF, false)
                .clock(clock::instant)
                .build();
    }

    /** Joins the caller's transaction; workers of this node wake up as soon as it is committed. */
    void add(List<String> mails, Instant when) {
        if (mails.isEmpty()) {
            return;
        }
        scheduler.scheduleBatch(
                mails.stream().<TaskInstance<?>>map(MailDelivery::taskOf).collect(Collectors.toList()), when);
    }

    /** Like {@link #add}, for a mail whose task may still exist, to report its last result. */
    void addAgain(String mail, Instant when) {
        scheduler.scheduleIfNotExists(MailDelivery.taskOf(mail), when);
    }

    private Scheduler scheduler() {
        return scheduler;
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
}
