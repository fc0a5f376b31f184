package org.emailchange.api.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The wallet set a new password: the account has other credentials than before. Says nothing about them.
 *
 * @param accountId whose account
 * @param number how often they have been changed by now
 * @param changedAt when
 * @param email the verified address in force, if there is one
 * @param links the link that disowns the new password, if there is a mailbox to send it to
 */
public record CredentialsChanged(
        String accountId,
        int number,
        Instant changedAt,
        @Nullable Personal email,
        @Nullable List<IssuedLink> links) implements EmailChangeEvent {

    /** Where there is no mailbox to tell. */
    public CredentialsChanged(String accountId, int number, Instant changedAt) {
        this(accountId, number, changedAt, null, null);
    }

    /** What names the password that was set, in its link. */
    public String credentialId() {
        return new UUID(0, number).toString();
    }
}
