package org.emailchange.command.usecase;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.passkey.Passkey;
import org.emailchange.accounts.passkey.PasskeyRemoval;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.command.AddPasskey;
import org.emailchange.api.command.RemovePasskey;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.usecase.Reauthentication.Proof;
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
    private final PasskeyRemoval removal;
    private final Reauthentication reauthentication;
    private final ChangeLimits limits;
    private final AddressIds addresses;
    private final CommandDispatcher commands;
    private final ChangePolicy policy;
    private final Clock clock;

    PasskeyRequests(
            Passkeys passkeys,
            PasskeyRemoval removal,
            Reauthentication reauthentication,
            ChangeLimits limits,
            AddressIds addresses,
            CommandDispatcher commands,
            ChangePolicy policy,
            Clock clock) {
        this.passkeys = passkeys;
        this.removal = removal;
        this.reauthentication = reauthentication;
        this.limits = limits;
        this.addresses = addresses;
        this.commands = commands;
        this.policy = policy;
        this.clock = clock;
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

    /** The options to create a passkey, where the credential is shown with what the device makes. */
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
     * The options to create a passkey, with the account's credential shown at this moment: before the device makes a key that
     * may be refused.
     *
     * @throws ProblemException AUTHENTICATION_FAILED with the attempts that are left
     */
    public String optionsToCreate(AccountId account, Credential credential, Requester requester) {
        try (var attempt = reauthentication.check(account, credential, Reauthentication.PASSKEY_ADDITION, requester)) {
            limits.onRequest(account);
            var proof = attempt.proof().text();
            var options = passkeys.registrationOptions(account, allowedAddition(account, proof, requester));
            OwnSession.allowPasskey(proof, requester);
            attempt.succeed();
            return options;
        }
    }

    /**
     * Adds a passkey that was made with options for which the credential was shown.
     *
     * @param label what its owner calls it
     * @param created what the device answered, as browsers write it
     * @throws ProblemException MALFORMED where the answer is no passkey, or answers no such options
     */
    public void add(AccountId account, String label, String created, Requester requester) {
        var proof = OwnSession.allowedPasskey(requester).orElseThrow(() -> ProblemException.malformed("credential"));
        var purpose = allowedAddition(account, proof, requester);
        commands.sendAtomically(added(account, Proof.of(proof), purpose, label, created), requester);
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
            limits.onRequest(account);
            var purpose = addition(account, requester);
            attempt.send(added(account, attempt.proof(), purpose, label, created), done -> {});
        }
    }

    /** The row and the event that tells of it are one transaction. */
    private Supplier<AddPasskey> added(
            AccountId account, Proof proof, ChallengePurpose purpose, String label, String created) {
        var made = passkeys.read(account, purpose, label, created)
                .orElseThrow(() -> new ProblemException(GeneralProblem.MALFORMED));
        var trustedFrom = policy.passkeyTrustedFrom(proof.trustedFrom(), clock.instant());
        return () -> {
            passkeys.add(account, made, trustedFrom, proof.credentialChanges());
            return new AddPasskey(
                    account, made.id().toString(), proof.method(), trustedFrom, proof.credentialChanges());
        };
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
            limits.onRequest(account);
            var proof = attempt.proof();
            passkeys.idOf(account, passkey)
                    .ifPresentOrElse(
                            id -> attempt.send(
                                    () -> new RemovePasskey(
                                            account, id.toString(), proof.method(), proof.credentialChanges()),
                                    removed -> removal.remove(
                                            account, id, clock.instant().plus(policy.credentialWindow()))),
                            attempt::succeed);
        }
    }

    private static ChallengePurpose allowedAddition(AccountId account, String proof, Requester requester) {
        var action = Reauthentication.PASSKEY_ADDITION + ", allowed by " + proof;
        return Reauthentication.purpose(action, account, requester);
    }

    private static ChallengePurpose addition(AccountId account, Requester requester) {
        return Reauthentication.purpose(Reauthentication.PASSKEY_ADDITION, account, requester);
    }
}
