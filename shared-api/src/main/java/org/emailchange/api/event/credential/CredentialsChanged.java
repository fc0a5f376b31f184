package org.emailchange.api.event.credential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.emailchange.api.Personal;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/**
 * The wallet set a new password: the account has other credentials than before. Says nothing about them.
 *
 * @param accountId whose account
 * @param number how often they have been changed by now
 * @param changedAt when
 * @param email the verified address in force, if there is one
 * @param links the link that disowns the new password; null in events of releases that sent none
 */
public record CredentialsChanged(
        String accountId,
        int number,
        Instant changedAt,
        @Nullable Personal email,
        @Nullable List<IssuedLink> links) implements EmailChangeEvent {

    /** What names the password that was set by this many changes, in its link. */
    public static String credentialId(int number) {
        return new UUID(0, number).toString();
    }
}
