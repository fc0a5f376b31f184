package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Personal;

/**
 * The wallet brought an address along when it opened the account.
 *
 * @param accountId whose account
 * @param email the address
 * @param addressId the keyed hash of its canonical form
 * @param verified whether the wallet vouches that its owner proved it
 * @param importedAt when
 */
public record AddressImported(String accountId, Personal email, String addressId, boolean verified, Instant importedAt)
        implements EmailChangeEvent {}
