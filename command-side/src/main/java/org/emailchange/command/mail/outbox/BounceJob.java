package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.UUID;
import org.emailchange.command.mail.bounce.BounceReader;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Reads bounces regularly, on one node at a time, and records that mails which were sent did not arrive. */
@Component
@ConditionalOnProperty("email-change.mail.bounces.imap.host")
class BounceJob {

    private final BounceReader reader;
    private final MailOrderTable table;
    private final MailReports reports;

    BounceJob(BounceReader reader, MailOrderTable table, MailReports reports) {
        this.reader = reader;
        this.table = table;
        this.reports = reports;
    }

    @Bean
    RecurringTask<Void> mailBounces() {
        return Tasks.recurring("mail-bounces", FixedDelay.of(reader.interval()))
                .execute((instance, context) -> reader.read(this::record));
    }

    /**
     * Records a bounce, first in the account's history and then in the table, so that a crash between leaves it to be done
     * again. Doing it twice changes nothing.
     *
     * @return false if it is too early: the bounce was faster than the record that the mail was sent
     */
    private boolean record(UUID mailId, String error) {
        var mail = table.find(mailId.toString());
        if (mail.isEmpty()) {
            return true;
        }
        var order = mail.get();
        if (order.state() == MailOrder.State.SENT) {
            reports.reportBounce(order, error);
            table.bounced(order.id(), error);
        }
        return !order.state().isOpen();
    }
}
