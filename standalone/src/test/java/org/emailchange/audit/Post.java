package org.emailchange.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailState;
import org.emailchange.api.command.RecordBounce;
import org.emailchange.api.command.RecordMailOutcome;
import org.emailchange.api.event.CalledMail;
import org.emailchange.api.event.CallsForMail;
import org.emailchange.api.event.ChangeEvent;

/** What becomes of the mails that the last command called for. */
interface Post {

    /** They really go out, by the process and a mail server. */
    Post REAL = (account, random) -> {};

    /** The commands that report a mail come at once, without a mail. */
    Post REPORTED = (account, random) -> {
        for (var report : reports(account)) {
            report.send(account, random.nextInt(100));
        }
    };

    void comes(OneAccount account, Random random);

    private static List<Report> reports(OneAccount account) {
        var reports = new ArrayList<Report>();
        for (var event : account.news()) {
            if (event.getPayload() instanceof CallsForMail calling) {
                var change = event.getPayload() instanceof ChangeEvent of ? new ChangeId(of.changeId()) : null;
                calling.mails().forEach(mail -> reports.add(new Report(mail, event.getIdentifier(), change)));
            }
        }
        return reports;
    }

    /** What is reported of a mail. */
    record Report(CalledMail mail, String eventId, ChangeId change) {

        void send(OneAccount account, int dice) {
            if (dice < 5) {
                account.send(outcome(account, MailState.DELAYED, 1, "The mail server is busy."));
            }
            if (dice < 2) {
                account.send(outcome(account, MailState.FAILED, 2, "There is no such mailbox."));
                return;
            }
            account.send(outcome(account, MailState.SENT, 2, null));
            if (dice > 97) {
                account.send(new RecordBounce(
                        account.id(), change, mail.id(eventId), mail.kind(), mail.to(), 2, "The mailbox is full."));
            }
        }

        private RecordMailOutcome outcome(OneAccount account, MailState state, int attempts, String error) {
            return new RecordMailOutcome(
                    account.id(), change, mail.id(eventId), mail.kind(), mail.to(), state, attempts, error, null);
        }
    }
}
