package org.emailchange.command.authentication;

import java.util.function.Function;
import org.emailchange.accounts.passkey.Occasion;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Lets somebody do one thing who shows the account's credential again, at this very moment. */
@Component
public class Reauthentication {

    private final Attempts attempts;
    private final Shown shown;

    Reauthentication(Attempts attempts, Shown shown) {
        this.attempts = attempts;
        this.shown = shown;
    }

    /**
     * Checks the credential and does the one thing with it.
     *
     * @param occasion what a passkey has to be shown for
     * @param record records a failure; called where the credential is wrong
     * @param action what the person wants to do, given what was shown
     * @throws org.emailchange.api.EmailChangeRejected LOCKED, or whatever the action is refused with
     * @throws ProblemException AUTHENTICATION_FAILED, with the attempts that are left
     */
    public <T> T with(
            AccountId account,
            Credential credential,
            Occasion occasion,
            Function<FailAuthentication, FailAuthentication.Result> record,
            Function<Authentication, T> action) {
        var proof = shown.proof(account, credential, occasion);
        attempts.charge(account);
        if (!proof.isRight().getAsBoolean()) {
            throw failed(record.apply(new FailAuthentication(account, proof.method())), account);
        }
        var done = false;
        try {
            var result = action.apply(proof.method());
            done = true;
            return result;
        } finally {
            settle(account, done);
        }
    }

    private void settle(AccountId account, boolean done) {
        if (done) {
            attempts.forget(account);
        } else {
            attempts.giveBack(account);
        }
    }

    private ProblemException failed(FailAuthentication.Result failure, AccountId account) {
        var problem = Problem.of(AuthenticationProblem.AUTHENTICATION_FAILED)
                .with("attemptsLeft", failure.attemptsLeft())
                .withHeader("Email-Version", Long.toString(failure.version()));
        var lockedUntil = failure.lockedUntil();
        if (lockedUntil != null) {
            attempts.lock(account, lockedUntil);
            problem = problem.with("lockedUntil", lockedUntil);
        }
        attempts.fail(account);
        return new ProblemException(problem);
    }
}
