package org.emailchange.command.change;

import org.emailchange.api.EmailAddress;

/** The address that an account has now. Kept as text: an event of the past is never refused for its form. */
record HeldAddress(String email, String addressId, boolean verified) {

    EmailAddress address() {
        return new EmailAddress(email);
    }
}
