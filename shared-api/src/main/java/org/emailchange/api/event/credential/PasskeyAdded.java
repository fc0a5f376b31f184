package org.emailchange.api.event.credential;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.Personal;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/**
 * The account has one more passkey. Says nothing about the device.
 *
 * @param accountId whose account
 * @param passkeyId which passkey, a UUID
 * @param authenticatedBy what was shown to add it
 * @param trustedFrom until then it counts no more than a password
 * @param email the verified address in force, if there is one
 * @param links the links that confirm and disown it
 * @param addedAt when
 */
public record PasskeyAdded(
        String accountId,
        String passkeyId,
        Authentication authenticatedBy,
        Instant trustedFrom,
        @Nullable Personal email,
        List<IssuedLink> links,
        Instant addedAt)
        implements EmailChangeEvent {}
