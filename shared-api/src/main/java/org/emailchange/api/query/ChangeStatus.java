package org.emailchange.api.query;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * The state of one change.
 *
 * @param changeId which change
 * @param newEmail the requested address
 * @param state where it stands
 * @param reason why it was cancelled or declined
 * @param requestedAt when it was requested
 * @param expiresAt when its links run out
 * @param awaiting which sides must still confirm
 * @param confirmed which sides have confirmed, whatever became of the change
 * @param mail what became of its mails
 */
public record ChangeStatus(
        String changeId,
        String newEmail,
        ChangeState state,
        @Nullable EndReason reason,
        Instant requestedAt,
        Instant expiresAt,
        List<Side> awaiting,
        List<Side> confirmed,
        List<Mail> mail) {

    /**
     * What became of a mail.
     *
     * @param kind what it is about
     * @param to whose mailbox
     * @param state how far it has come
     * @param attempts how often it was tried
     * @param error what went wrong last, in words
     */
    public record Mail(
            MailKind kind,
            Side to,
            MailState state,
            int attempts,
            @Nullable String error) {}
}
