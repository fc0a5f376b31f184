package org.emailchange.command.web;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.access.passkey.Occasion;
import org.emailchange.access.security.Caller;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.springframework.stereotype.Component;

/** What passkeys are shown for: this deed, by this session, or by this caller where there is none. */
@Component
public class Occasions {

    private final AddressIds addresses;

    Occasions(AddressIds addresses) {
        this.addresses = addresses;
    }

    /** Asking for this very address. */
    public Occasion change(AccountId account, EmailAddress newEmail, Caller caller, HttpServletRequest request) {
        return new Occasion(holder(caller, request), account.value(), "change " + addresses.idOf(newEmail));
    }

    /** Adding or removing a passkey. */
    public Occasion passkeys(AccountId account, Caller caller, HttpServletRequest request) {
        return new Occasion(holder(caller, request), account.value(), "passkeys");
    }

    private static String holder(Caller caller, HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? caller.by() : "session " + session.getId();
    }
}
