package org.emailchange.command.change;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;

/**
 * Which account owns which address. Writes are part of the transaction of the command that makes them, and
 * of two that claim the same address at once, one fails as a whole.
 */
public interface AddressBook {

    /** The keyed hash of an address, under which everything else here finds it. */
    String idOf(EmailAddress address);

    /** Whether another account has proved the address, or can still take it back. */
    boolean ownedByAnother(String addressId, AccountId account, Instant now);

    /**
     * Makes the account the one verified owner; those who held it unproved lose it.
     *
     * @return false, and nothing has happened, where another account owns it
     */
    boolean claim(String addressId, AccountId account, Instant now);

    /** Ends the account's ownership, but keeps the address for it until then. */
    void reserve(String addressId, AccountId account, Instant until);

    /** Ends whatever the account has of the address: ownership, reservation, or unverified use. */
    void release(String addressId, AccountId account);

    /** Notes that the account uses the address without having proved it. */
    void recordUnverifiedUse(String addressId, AccountId account);
}
