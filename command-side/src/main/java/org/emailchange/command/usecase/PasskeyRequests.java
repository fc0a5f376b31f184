package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.emailchange.accounts.passkey.Occasion;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.command.authentication.Credential;
import org.emailchange.command.authentication.Reauthentication;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;

/** Adds and removes passkeys, each with the account's credential shown at this moment. */
@Component
public class PasskeyRequests {

    private final Commands commands;
    private final Reauthentication reauthentication;
    private final Passkeys passkeys;
    private final Occasions occasions;

    PasskeyRequests(Commands commands, Reauthentication reauthentication, Passkeys passkeys, Occasions occasions) {
        this.commands = commands;
        this.reauthentication = reauthentication;
        this.passkeys = passkeys;
        this.occasions = occasions;
    }

    /**
     * Adds a passkey.
     *
     * @param label what its owner calls it
     * @param made what the device answered, as browsers write it
     * @throws ProblemException AUTHENTICATION_FAILED, or MALFORMED where it is no passkey
     */
    public void add(
            AccountId account,
            Credential credential,
            String label,
            String made,
            Caller caller,
            HttpServletRequest request) {
        var occasion = occasions.addition(account, caller, request);
        with(account, credential, occasion, caller, request, () -> {
            if (!passkeys.register(account, occasion, label, made)) {
                throw new ProblemException(GeneralProblem.MALFORMED);
            }
        });
    }

    /**
     * Removes a passkey.
     *
     * @throws ProblemException AUTHENTICATION_FAILED, with the attempts that are left
     */
    public void remove(
            AccountId account, Credential credential, String passkey, Caller caller, HttpServletRequest request) {
        var occasion = occasions.removal(account, passkey, caller, request);
        with(account, credential, occasion, caller, request, () -> passkeys.remove(account, passkey));
    }

    private void with(
            AccountId account,
            Credential credential,
            Occasion occasion,
            Caller caller,
            HttpServletRequest request,
            Runnable deed) {
        var by = Optional.of(caller);
        reauthentication.with(
                account,
                credential,
                occasion,
                failure -> commands.<FailAuthentication.Result>send(failure, by, request),
                shown -> {
                    deed.run();
                    return shown;
                });
        OwnSession.provedAgain(request);
    }
}
