package org.emailchange.command.authentication;

import java.util.function.BooleanSupplier;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.Occasion;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Tells what was shown, and how to find out whether it is right. */
@Component
class Shown {

    private final Passwords passwords;
    private final Passkeys passkeys;

    Shown(Passwords passwords, Passkeys passkeys) {
        this.passwords = passwords;
        this.passkeys = passkeys;
    }

    /** @param isRight looks only when asked, because looking has to be charged before */
    record Proof(Authentication method, BooleanSupplier isRight) {}

    /** @throws ProblemException MALFORMED where it is not exactly one thing */
    Proof proof(AccountId account, Credential credential, Occasion occasion) {
        var password = credential.password();
        var passkey = credential.passkey();
        if (password != null && passkey == null) {
            return new Proof(Authentication.PASSWORD, () -> passwords.matches(account, password));
        }
        if (passkey != null && password == null) {
            var answer = passkey.toString();
            return new Proof(Authentication.PASSKEY, () -> passkeys.proves(account, occasion, answer));
        }
        throw new ProblemException(Problem.of(GeneralProblem.MALFORMED).with("field", "credential"));
    }
}
