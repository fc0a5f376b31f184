package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;

/**
 * Somebody asked for an address of this account. The account is told, by mail to the address as it gave it itself.
 *
 * @param accountId whose account
 * @param email the address
 * @param side CURRENT where it is in force, FORMER where it can still be taken back
 * @param askedAt when
 */
public record OwnerNotified(String accountId, Personal email, Side side, Instant askedAt) implements EmailChangeEvent {}
