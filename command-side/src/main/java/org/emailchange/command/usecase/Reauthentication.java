package org.emailchange.command.usecase;

import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LockReason;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;

/**
 * Checks the account's credential again at the moment of a sensitive action. A passkey is good for one action alone, by the
 * session that asked for the challenge, or by a caller without one.
 */
@Component
class Reauthentication {

    /** Adding a passkey: creating it, and showing another one to be allowed to. */
    static final String PASSKEY_ADDITION = "add a passkey";

    private final CredentialThrottle throttle;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final CommandDispatcher commands;

    Reauthentication(CredentialThrottle throttle, Passwords passwords, Passkeys passkeys, CommandDispatcher commands) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.commands = commands;
    }

    /** The action of requesting a change to the address of this id. */
    static String changeTo(String addressId) {
        return "change " + addressId;
    }

    /** The action of removing this very passkey. */
    static String removalOf(String passkey) {
        return "remove passkey " + passkey;
    }

    /** What the challenge for an action is issued for. */
    static ChallengePurpose purpose(String action, AccountId account, Requester requester) {
        var holder = OwnSession.name(requester)
                .map(name -> "session " + name)
                .or(() -> requester.caller().map(Caller::by))
                .orElse("");
        return new ChallengePurpose(holder, account.value(), action);
    }

    /**
     * Checks the credential, which is charged to the account before. The charge ends when the attempt is closed.
     *
     * @param action what a passkey has to be shown for
     * @throws EmailChangeRejected LOCKED where the account is
     * @throws ProblemException AUTHENTICATION_FAILED with the attempts that are left
     */
    Attempt check(AccountId account, Credential credential, String action, Requester requester) {
        var method = credential.method();
        throttle.charge(account);
        if (!isRight(account, credential, action, requester)) {
            throw failed(account, method, requester);
        }
        return new Attempt(account, method);
    }

    private boolean isRight(AccountId account, Credential credential, String action, Requester requester) {
        var password = credential.password();
        var passkey = credential.passkey();
        return password != null
                ? passwords.matches(account, password)
                : passkey != null && passkeys.proves(account, purpose(action, account, requester), passkey.toString());
    }

    private ProblemException failed(AccountId account, Authentication method, Requester requester) {
        FailAuthentication.Result failure;
        try {
            failure = commands.send(new FailAuthentication(account, method), requester);
        } catch (EmailChangeRejected locked) {
            throw lockedMeanwhile(account, locked);
        }
        var problem = Problem.of(ChangeProblem.AUTHENTICATION_FAILED)
                .with("attemptsLeft", failure.attemptsLeft())
                .withHeader(EmailVersion.HEADER, Long.toString(failure.version()));
        var lockedUntil = failure.lockedUntil();
        if (lockedUntil != null) {
            // before the failure is counted, so that there is no gap between the last attempt and the lock
            throttle.lock(account, lockedUntil, LockReason.FAILED_ATTEMPTS);
            problem = problem.with("lockedUntil", lockedUntil);
        }
        throttle.fail(account);
        return new ProblemException(problem);
    }

    private EmailChangeRejected lockedMeanwhile(AccountId account, EmailChangeRejected locked) {
        var until = locked.until();
        if (until != null) {
            var reason = String.valueOf(locked.details().get("lockReason"));
            throttle.lock(account, until, LockReason.valueOf(reason));
        }
        throttle.refund(account);
        return locked;
    }

    /** An attempt whose credential was right, until it is known whether the action succeeded. */
    final class Attempt implements AutoCloseable {

        private final AccountId account;
        private final Authentication method;
        private boolean succeeded;

        private Attempt(AccountId account, Authentication method) {
            this.account = account;
            this.method = method;
        }

        Authentication method() {
            return method;
        }

        void succeeded() {
            succeeded = true;
        }

        @Override
        public void close() {
            if (succeeded) {
                throttle.reset(account);
            } else {
                throttle.refund(account);
            }
        }
    }
}
