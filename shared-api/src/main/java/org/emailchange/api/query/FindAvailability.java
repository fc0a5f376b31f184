package org.emailchange.api.query;

import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether an account could have an address.
 *
 * @param email the address
 * @param askedBy the account that would have it; none where the wallet asks for no particular account
 */
public record FindAvailability(EmailAddress email, @Nullable AccountId askedBy) {

    /**
     * The answer.
     *
     * @param available whether asking for it makes sense
     * @param reason why not
     */
    public record Result(boolean available, @Nullable Reason reason) {}

    /** Why an address is not to be had. */
    public enum Reason {
        /** Another account has proved it, or can still take it back. */
        TAKEN,
        /** It is the verified address of the account that asks. */
        YOURS
    }
}
