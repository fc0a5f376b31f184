package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.emailchange.command.mail.MailSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Deletes, once an hour in the cluster, what is no longer needed of old mails. */
@Component
class MailRetentionJob {

    private final MailOrderTable table;
    private final MailSettings settings;
    private final Clock clock;

    MailRetentionJob(MailOrderTable table, MailSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> mailRetention() {
        return Tasks.recurring("mail-retention", FixedDelay.ofHours(1)).execute((instance, context) -> run());
    }

    void run() {
        var now = clock.instant();
        table.empty(now.minus(settings.keepFailed()));
        table.delete(now.minus(settings.retention()));
    }
}
