package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;

/**
 * The account is notified that somebody else requested its address, by mail to the address as the account typed it.
 *
 * @param accountId whose account
 * @param email the address
 * @param side CURRENT where it is in force, FORMER where it can still be taken back
 * @param requestedAt when
 */
public record OwnerNotified(String accountId, Personal email, Side side, Instant requestedAt)
        implements EmailChangeEvent {}
