package org.emailchange.command.change;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.command.RecordBounce;
import org.emailchange.api.command.RecordMailOutcome;
import org.emailchange.api.command.RetryMail;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.MailBounced;
import org.emailchange.api.event.MailDelayed;
import org.emailchange.api.event.MailGivenUp;
import org.emailchange.api.event.MailRetried;
import org.emailchange.api.event.MailSent;

/** Records what became of a mail, once, and who had it sent again. */
final class Reporting {

    private Reporting() {}

    static List<EmailChangeEvent> decide(RecordBounce c, AccountState state, Instant now) {
        if (state.mails().knowsBounce(c.mailId())) {
            return List.of();
        }
        return List.of(new MailBounced(
                c.accountId().value(),
                c.changeId() == null ? null : c.changeId().value(),
                c.mailId(),
                c.kind(),
                c.to(),
                c.attempts(),
                c.error(),
                now));
    }

    static List<EmailChangeEvent> decide(RetryMail c, AccountState state, Instant now) {
        if (state.mails().knowsSent(c.mailId())) {
            return List.of();
        }
        return List.of(new MailRetried(
                c.accountId().value(),
                c.changeId() == null ? null : c.changeId().value(),
                c.mailId(),
                c.kind(),
                c.to(),
                c.attempts(),
                now));
    }

    static List<EmailChangeEvent> decide(RecordMailOutcome c, AccountState state, Instant now) {
        var known = switch (c.state()) {
            case PENDING -> true;
            case DELAYED -> state.mails().knowsDelay(c.mailId(), c.attempts());
            case SENT -> state.mails().knowsSent(c.mailId());
            case FAILED -> state.mails().knowsGivenUp(c.mailId(), c.attempts());
        };
        if (known) {
            return List.of();
        }
        var account = c.accountId().value();
        var change = c.changeId() == null ? null : c.changeId().value();
        var error = c.error() == null ? "" : c.error();
        return List.of(
                switch (c.state()) {
                    case SENT -> new MailSent(account, change, c.mailId(), c.kind(), c.to(), c.attempts(), now);
                    case DELAYED ->
                        new MailDelayed(
                                account,
                                change,
                                c.mailId(),
                                c.kind(),
                                c.to(),
                                c.attempts(),
                                error,
                                c.nextAttemptAt() == null ? now : c.nextAttemptAt());
                    default -> new MailGivenUp(account, change, c.mailId(), c.kind(), c.to(), c.attempts(), error, now);
                });
    }
}
