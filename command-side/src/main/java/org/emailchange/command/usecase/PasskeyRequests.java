package org.emailchange.command.usecase;

import java.util.List;
import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.passkey.Passkey;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.springframework.stereotype.Component;

/**
 * What the owner of an account can do about its passkeys. Options are what a browser needs to create or show a passkey,
 * as JSON; they are good for the one action that they were issued for.
 */
@Component
public class PasskeyRequests {

    private final Passkeys passkeys;
    private final Reauthentication reauthentication;
    private final AddressIds addresses;

    PasskeyRequests(Passkeys passkeys, Reauthentication reauthentication, AddressIds addresses) {
        this.passkeys = passkeys;
        this.reauthentication = reauthentication;
        this.addresses = addresses;
    }

    /** The passkeys of an account, oldest first. */
    public List<Passkey> of(AccountId account) {
        return passkeys.of(account);
    }

    /** The options to show a passkey for a change to this address. */
    public String optionsForChange(AccountId account, EmailAddress newEmail, Requester requester) {
        var action = Reauthentication.changeTo(addresses.idOf(newEmail));
        return passkeys.authenticationOptions(account, Reauthentication.purpose(action, account, requester));
    }

    /** The options to create a passkey. */
    public String optionsToCreate(AccountId account, Requester requester) {
        return passkeys.registrationOptions(account, addition(account, requester));
    }

    /** The options to show a passkey so that another one is added. */
    public String optionsForAddition(AccountId account, Requester requester) {
        return passkeys.authenticationOptions(account, addition(account, requester));
    }

    /** The options to show a passkey so that this one is removed. */
    public String optionsForRemoval(AccountId account, String passkey, Requester requester) {
        var action = Reauthentication.removalOf(passkey);
        return passkeys.authenticationOptions(account, Reauthentication.purpose(action, account, requester));
    }

    /**
     * Adds a passkey, with the account's credential shown at this moment.
     *
     * @param label what its owner calls it
     * @param created what the device answered, as browsers write it
     * @throws ProblemException AUTHENTICATION_FAILED, or MALFORMED where the answer is no passkey
     */
    public void add(AccountId account, Credential credential, String label, String created, Requester requester) {
        try (var attempt = reauthentication.check(account, credential, Reauthentication.PASSKEY_ADDITION, requester)) {
            if (!passkeys.register(account, addition(account, requester), label, created)) {
                throw new ProblemException(GeneralProblem.MALFORMED);
            }
            attempt.succeeded();
            OwnSession.renew(requester);
        }
    }

    /** Calls a passkey something else; does nothing where the account has no such passkey. */
    public void rename(AccountId account, String passkey, String label) {
        passkeys.rename(account, passkey, label);
    }

    /**
     * Removes a passkey, with the account's credential shown at this moment.
     *
     * @throws ProblemException AUTHENTICATION_FAILED with the attempts that are left
     */
    public void remove(AccountId account, Credential credential, String passkey, Requester requester) {
        var action = Reauthentication.removalOf(passkey);
        try (var attempt = reauthentication.check(account, credential, action, requester)) {
            passkeys.remove(account, passkey);
            attempt.succeeded();
            OwnSession.renew(requester);
        }
    }

    private static ChallengePurpose addition(AccountId account, Requester requester) {
        return Reauthentication.purpose(Reauthentication.PASSKEY_ADDITION, account, requester);
    }
}
