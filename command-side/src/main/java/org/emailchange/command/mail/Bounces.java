package org.emailchange.command.mail;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Records that mails which were sent did not reach their mailboxes. Doing it twice changes nothing. */
@Component
public class Bounces {

    private final MailOrderTable table;
    private final MailReports reports;
    private final MailOutcomes outcomes;

    Bounces(MailOrderTable table, MailReports reports, MailOutcomes outcomes) {
        this.table = table;
        this.reports = reports;
        this.outcomes = outcomes;
    }

    /**
     * Records a bounce, first in the account's history and then in the table, so that a crash between leaves it to be done
     * again.
     *
     * @param error why, in words without personal data
     * @return false where it is too early: the bounce was faster than the note that the mail is out
     */
    public boolean record(UUID mailId, String error) {
        var mail = table.find(mailId.toString());
        if (mail.isEmpty()) {
            return true;
        }
        var order = mail.get();
        if (order.state() == OrderState.SENT) {
            reports.tellBounce(order, error);
            table.bounced(order.id(), error);
            outcomes.countBounce();
        }
        return !order.state().isOpen();
    }
}
