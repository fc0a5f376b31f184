package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.accounts.account.PasswordChanges;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Ids;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.command.authentication.Credential;
import org.emailchange.command.authentication.Reauthentication;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;

/** What the owner of an account can do about its changes, by REST and by page alike. */
@Component
public class ChangeRequests {

    private final Commands commands;
    private final Reauthentication reauthentication;
    private final Ids ids;
    private final AddressIds addresses;
    private final PasswordChanges passwords;
    private final Occasions occasions;
    private final ChangeLimits limits;

    ChangeRequests(
            Commands commands,
            Reauthentication reauthentication,
            Ids ids,
            AddressIds addresses,
            PasswordChanges passwords,
            Occasions occasions,
            ChangeLimits limits) {
        this.commands = commands;
        this.reauthentication = reauthentication;
        this.ids = ids;
        this.addresses = addresses;
        this.passwords = passwords;
        this.occasions = occasions;
        this.limits = limits;
    }

    /**
     * Asks for a new address, with the account's credential shown at this moment.
     *
     * @throws org.emailchange.api.EmailChangeRejected whatever the change is refused with
     * @throws ProblemException AUTHENTICATION_FAILED, with the attempts that are left
     */
    public ChangeProgress ask(
            AccountId account,
            EmailAddress newEmail,
            Credential credential,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        var by = Optional.of(caller);
        var change = ids.change();
        // before the credential is checked, so that one which is changed meanwhile is not taken
        var credentialChanges = passwords.count(account);
        var progress = reauthentication.with(
                account,
                credential,
                occasions.change(account, newEmail, caller, request),
                failure -> commands.<FailAuthentication.Result>send(failure, by, request),
                shown -> {
                    // only here, so that who guesses passwords meets the lock, and nothing else
                    limits.onRequest(account, addresses.idOf(newEmail));
                    return commands.<ChangeProgress>send(
                            new RequestEmailChange(account, change, newEmail, shown, credentialChanges), by, request);
                });
        OwnSession.asksFor(change, request);
        OwnSession.provedAgain(request);
        return progress;
    }

    /**
     * Sends the links of a change again.
     *
     * @throws ProblemException NOT_FOUND where there is no such change
     */
    public ChangeProgress resend(
            AccountId account,
            ChangeId change,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        limits.onResend(account);
        return sendToExisting(new ResendVerification(account, change, null), caller, request);
    }

    /**
     * Ends a change.
     *
     * @throws ProblemException NOT_FOUND where there is no such change
     */
    public ChangeProgress cancel(AccountId account, ChangeId change, Caller caller, HttpServletRequest request) {
        return sendToExisting(new CancelEmailChange(account, change, null), caller, request);
    }

    private ChangeProgress sendToExisting(EmailChangeCommand command, Caller caller, HttpServletRequest request) {
        try {
            return commands.send(command, Optional.of(caller), request);
        } catch (AggregateNotFoundException nothingHappenedYet) {
            throw new ProblemException(GeneralProblem.NOT_FOUND);
        }
    }
}
