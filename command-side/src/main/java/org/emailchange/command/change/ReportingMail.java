package org.emailchange.command.change;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.api.MailState;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.MailReported;

/** Records what became of a mail, once. */
final class ReportingMail {

    private ReportingMail() {}

    static List<EmailChangeEvent> decide(ReportMail command, AccountState state, Instant now) {
        if (state.mails().knows(command)) {
            return List.of();
        }
        var change = command.changeId();
        return List.of(new MailReported(
                command.accountId().value(),
                change == null ? null : change.value(),
                command.mailId(),
                command.kind(),
                command.to(),
                command.outcome(),
                command.attempts(),
                command.error(),
                command.nextAttemptAt(),
                now));
    }

    /** The mails whose outcome was recorded, the newest few: a report that comes twice comes soon after the first. */
    static final class KnownMails {

        private static final int REMEMBERED = 64;

        private record Known(int attempts, boolean sent, boolean failed) {}

        private static final Known NOTHING = new Known(0, false, false);

        private final Map<String, Known> mails = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                return size() > REMEMBERED;
            }
        };

        KnownMails copy() {
            var copy = new KnownMails();
            copy.mails.putAll(mails);
            return copy;
        }

        void add(MailReported event) {
            var sent = event.outcome() == MailReported.Outcome.SENT || event.outcome() == MailReported.Outcome.BOUNCED;
            var failed = event.outcome().state() == MailState.FAILED;
            mails.put(event.mailId(), new Known(event.attempts(), sent, failed));
        }

        /** A mail that was given up can be given up or sent again, if an operator has it tried again. */
        boolean knows(ReportMail report) {
            var known = mails.getOrDefault(report.mailId(), NOTHING);
            return switch (report.outcome()) {
                case DELAYED -> known.sent || known.attempts >= report.attempts();
                case SENT, RETRIED -> known.sent;
                case GIVEN_UP -> known.sent || known.failed && known.attempts >= report.attempts();
                case BOUNCED -> known.sent && known.failed;
            };
        }
    }
}
