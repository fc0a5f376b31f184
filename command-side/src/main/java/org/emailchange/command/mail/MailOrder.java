package org.emailchange.command.mail;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param id the same for everybody who knows the event
 * @param attempts how often it was tried
 * @param error what went wrong last, in words without personal data
 * @param nextAttemptAt when it is tried again, while it is open
 * @param trace the message that all of it began with, so that its report is told to come from there
 * @param content what it says; nothing once it is done with
 */
record MailOrder(
        String id,
        AccountId account,
        @Nullable ChangeId change,
        MailKind kind,
        Side to,
        OrderState state,
        int attempts,
        @Nullable String error,
        @Nullable Instant nextAttemptAt,
        @Nullable String trace,
        @Nullable Content content) {

    boolean isDueAt(Instant time) {
        return nextAttemptAt != null && !time.isBefore(nextAttemptAt);
    }

    MailOrder sent(int tried) {
        return with(OrderState.SENT, tried, null, null, null);
    }

    MailOrder delayed(int tried, String why, Instant next) {
        return with(OrderState.DELAYED, tried, why, next, content);
    }

    /** Keeps its content, so that somebody can send it again. */
    MailOrder failed(int tried, String why) {
        return with(OrderState.FAILED, tried, why, null, content);
    }

    MailOrder withdrawn() {
        return with(OrderState.WITHDRAWN, attempts, null, null, null);
    }

    private MailOrder with(
            OrderState newState,
            int tried,
            @Nullable String why,
            @Nullable Instant next,
            @Nullable Content newContent) {
        return new MailOrder(id, account, change, kind, to, newState, tried, why, next, trace, newContent);
    }

    /**
     * The part that holds personal data.
     *
     * @param withheld whether it is not handed over to the mail server in the end
     */
    record Content(EmailAddress recipient, List<IssuedLink> links, MailFacts facts, boolean withheld) {

        /** Whether a link has run out: such a mail would only annoy. */
        boolean isStaleAt(Instant time) {
            return links.stream().anyMatch(link -> !time.isBefore(link.expiresAt()));
        }
    }
}
