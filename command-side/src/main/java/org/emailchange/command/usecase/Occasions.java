package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.accounts.passkey.Occasion;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.security.Caller;
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

    /** Adding a passkey: making it, and showing another one for that. */
    public Occasion addition(AccountId account, Caller caller, HttpServletRequest request) {
        return new Occasion(holder(caller, request), account.value(), "add a passkey");
    }

    /** Removing this very passkey. */
    public Occasion removal(AccountId account, String passkey, Caller caller, HttpServletRequest request) {
        return new Occasion(holder(caller, request), account.value(), "remove passkey " + passkey);
    }

    private static String holder(Caller caller, HttpServletRequest request) {
        return OwnSession.name(request).map(name -> "session " + name).orElseGet(caller::by);
    }
}
