package org.emailchange.api.event.credential;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.Personal;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.IssuedLink;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of the account does not work any more.
 *
 * @param accountId whose account
 * @param passkeyId which passkey, a UUID
 * @param authenticatedBy what was shown to remove it
 * @param email the verified address in force, if there is one
 * @param links the link that disowns the removal
 * @param removedAt when
 */
public record PasskeyRemoved(
        String accountId,
        String passkeyId,
        Authentication authenticatedBy,
        @Nullable Personal email,
        List<IssuedLink> links,
        Instant removedAt)
        implements EmailChangeEvent {}
