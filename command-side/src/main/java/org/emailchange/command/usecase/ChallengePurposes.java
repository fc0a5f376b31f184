package org.emailchange.command.usecase;

import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;

/** What a passkey is shown for: one action, by the session that asked for the challenge, or by a caller without one. */
@Component
class ChallengePurposes {

    private final AddressIds addresses;

    ChallengePurposes(AddressIds addresses) {
        this.addresses = addresses;
    }

    /** Requesting a change to this very address. */
    ChallengePurpose change(AccountId account, EmailAddress newEmail, Requester requester) {
        return of("change " + addresses.idOf(newEmail), account, requester);
    }

    /** Adding a passkey: creating it, and showing another one to be allowed to. */
    ChallengePurpose addition(AccountId account, Requester requester) {
        return of("add a passkey", account, requester);
    }

    /** Removing this very passkey. */
    ChallengePurpose removal(AccountId account, String passkey, Requester requester) {
        return of("remove passkey " + passkey, account, requester);
    }

    private static ChallengePurpose of(String action, AccountId account, Requester requester) {
        var holder = OwnSession.name(requester)
                .map(name -> "session " + name)
                .or(() -> requester.caller().map(Caller::by))
                .orElse("");
        return new ChallengePurpose(holder, account.value(), action);
    }
}
