package org.emailchange.api.event;

import java.time.Instant;

/**
 * The current mailbox said that a passkey was added by its owner: it counts as a passkey from now on.
 *
 * @param accountId whose account
 * @param passkeyId which passkey, a UUID
 * @param confirmedAt when
 */
public record PasskeyConfirmed(String accountId, String passkeyId, Instant confirmedAt) implements EmailChangeEvent {}
