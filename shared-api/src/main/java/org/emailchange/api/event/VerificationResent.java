package org.emailchange.api.event;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * New links were sent to the sides that have not confirmed; the confirmation links sent before are dead.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param generation the number of this generation of links; the request was generation 1
 * @param reopened whether the change had expired and is open again
 * @param newEmail the requested address
 * @param newAddressId the keyed hash of its canonical form
 * @param currentEmail the verified address in force, if there is one
 * @param awaiting which sides must still confirm
 * @param links the links that the mails carry
 * @param resentAt when
 * @param expiresAt when these links run out
 * @param suppressed whether another account owns the address, which must not become known: mails to the new mailbox
 *     are not sent
 */
public record VerificationResent(
        String accountId,
        String changeId,
        int generation,
        boolean reopened,
        Personal newEmail,
        String newAddressId,
        @Nullable Personal currentEmail,
        List<Side> awaiting,
        List<IssuedLink> links,
        Instant resentAt,
        Instant expiresAt,
        boolean suppressed)
        implements ChangeEvent {}
