package org.emailchange.command.mail;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Forgets, once an hour in the cluster, what need not be known of old mails any more. */
@Component
class MailSweep implements MailChore {

    private final MailOrderTable table;
    private final MailSettings settings;
    private final Clock clock;

    MailSweep(MailOrderTable table, MailSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("mail-sweep", FixedDelay.ofHours(1)).execute((instance, context) -> run());
    }

    void run() {
        var now = clock.instant();
        table.empty(now.minus(settings.keepFailed()));
        table.delete(now.minus(settings.retention()));
    }
}
