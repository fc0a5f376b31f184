package org.emailchange.command.change;

import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.Side;

/** Which mailboxes confirm a change. In every case the current one hears of it at once, and can revoke and undo it. */
public enum Confirmation {
    /** Asked with a password, both; asked with a passkey, the new one. */
    BY_CREDENTIAL,
    BOTH_ADDRESSES,
    NEW_ADDRESS;

    List<Side> sides(Authentication authentication, boolean hasVerifiedAddress) {
        var both = this == BOTH_ADDRESSES || this == BY_CREDENTIAL && authentication == Authentication.PASSWORD;
        return both && hasVerifiedAddress ? List.of(Side.NEW, Side.CURRENT) : List.of(Side.NEW);
    }
}
