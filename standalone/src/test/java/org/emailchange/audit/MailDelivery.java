package org.emailchange.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.MailReported;
import org.emailchange.command.mail.message.MailPolicy;

/** What becomes of the mails that the last command called for. */
interface MailDelivery {

    /** They really go out, by the process and a mail server. */
    MailDelivery REAL = (account, random) -> {};

    /** The commands that report a mail come at once, without a mail. */
    MailDelivery REPORTED = (account, random) -> {
        for (var report : reports(account)) {
            report.send(account, random.nextInt(100));
        }
    };

    void comes(CommandedAccount account, Random random);

    private static List<Report> reports(CommandedAccount account) {
        var reports = new ArrayList<Report>();
        for (var event : account.news()) {
            if (event.getPayload() instanceof EmailChangeEvent payload) {
                var change = payload instanceof ChangeEvent of ? new ChangeId(of.changeId()) : null;
                MailPolicy.mailsFor(payload, MetaData.emptyInstance())
                        .forEach(mail -> reports.add(new Report(mail, event.getIdentifier(), change)));
            }
        }
        return reports;
    }

    /** What is reported of a mail. */
    record Report(MailPolicy.Mail mail, String eventId, ChangeId change) {

        void send(CommandedAccount account, int dice) {
            if (dice < 5) {
                account.send(report(account, MailReported.Outcome.DELAYED, 1, "The mail server is busy."));
            }
            if (dice < 2) {
                account.send(report(account, MailReported.Outcome.GIVEN_UP, 2, "There is no such mailbox."));
                return;
            }
            account.send(report(account, MailReported.Outcome.SENT, 2, null));
            if (dice > 97) {
                account.send(report(account, MailReported.Outcome.BOUNCED, 2, "The mailbox is full."));
            }
        }

        private ReportMail report(CommandedAccount account, MailReported.Outcome outcome, int attempts, String error) {
            var id = mail.kind().mailId(eventId, mail.to());
            return new ReportMail(account.id(), change, id, mail.kind(), mail.to(), outcome, attempts, error, null);
        }
    }
}
