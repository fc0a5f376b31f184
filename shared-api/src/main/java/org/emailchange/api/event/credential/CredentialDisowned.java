package org.emailchange.api.event.credential;

import java.time.Instant;
import org.emailchange.api.CredentialChange;
import org.emailchange.api.event.EmailChangeEvent;

/**
 * The current mailbox said that a change of the credentials was not its owner's, and it is taken back: an added passkey is
 * removed, a removed one works again if it was trusted, a password that was set is good for nothing. All sessions end.
 *
 * @param accountId whose account
 * @param change what is taken back
 * @param credentialId which passkey, or which password by its number, as a UUID
 * @param number how often the credentials have been changed by now, this included
 * @param disownedAt when
 */
public record CredentialDisowned(
        String accountId, CredentialChange change, String credentialId, int number, Instant disownedAt)
        implements EmailChangeEvent {}
