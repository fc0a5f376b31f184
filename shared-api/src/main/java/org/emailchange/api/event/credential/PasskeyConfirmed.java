package org.emailchange.api.event.credential;

import java.time.Instant;
import org.emailchange.api.event.EmailChangeEvent;

/**
 * The current mailbox said that a passkey was added by its owner: it counts as a passkey from now on.
 *
 * @param accountId whose account
 * @param passkeyId which passkey, a UUID
 * @param confirmedAt when
 */
public record PasskeyConfirmed(String accountId, String passkeyId, Instant confirmedAt) implements EmailChangeEvent {}
