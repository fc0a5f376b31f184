package org.emailchange.api.event;

import java.time.Instant;
import org.emailchange.api.Personal;

/**
 * The owner of the former mailbox took an approved change back: the former address is in force again, verified.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param email the address in force again
 * @param addressId the keyed hash of its canonical form
 * @param undoneEmail the address that is not in force any more
 * @param undoneAddressId the keyed hash of its canonical form
 * @param undoneAt when
 */
public record EmailChangeUndone(
        String accountId,
        String changeId,
        Personal email,
        String addressId,
        Personal undoneEmail,
        String undoneAddressId,
        Instant undoneAt)
        implements ChangeEvent {}
