package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.MailReported;

/** Records what became of a mail, once. */
final class Reporting {

    private Reporting() {}

    static List<EmailChangeEvent> decide(ReportMail command, AccountState state, Instant now) {
        if (isKnown(command, state.mails())) {
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

    private static boolean isKnown(ReportMail command, KnownMails mails) {
        return switch (command.outcome()) {
            case DELAYED -> mails.knowsDelay(command.mailId(), command.attempts());
            case SENT, RETRIED -> mails.knowsSent(command.mailId());
            case GIVEN_UP -> mails.knowsGivenUp(command.mailId(), command.attempts());
            case BOUNCED -> mails.knowsBounce(command.mailId());
        };
    }
}
