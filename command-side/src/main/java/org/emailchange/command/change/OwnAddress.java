package org.emailchange.command.change;

import java.util.Optional;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;

/** An address that an account owns: the one in force, or the former one while it can be taken back. */
record OwnAddress(Personal email, Side side) {

    /** The address of that id as the account itself gave it; nothing where it does not own it. */
    static Optional<OwnAddress> of(String account, String addressId, AccountState state) {
        var verified = state.verified();
        if (verified != null && verified.addressId().equals(addressId)) {
            return Optional.of(new OwnAddress(new Personal(account, verified.email()), Side.CURRENT));
        }
        var change = state.inEffect();
        var former = change == null ? null : change.currentEmail;
        return change != null && former != null && addressId.equals(change.formerAddressId())
                ? Optional.of(new OwnAddress(former, Side.FORMER))
                : Optional.empty();
    }
}
