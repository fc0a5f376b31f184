package org.emailchange.api.event;

import java.time.Instant;

/**
 * The account had an address that it never proved, and another account has proved it. Says nothing about that account.
 *
 * @param accountId whose account
 * @param addressId the keyed hash of the canonical address
 * @param clearedAt when
 */
public record UnverifiedAddressCleared(String accountId, String addressId, Instant clearedAt)
        implements EmailChangeEvent {}
