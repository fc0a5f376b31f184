package org.emailchange.command.usecase;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.accounts.passkey.ChallengePurpose;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.accounts.session.SessionRenewal;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LockReason;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.emailchange.web.security.Caller.CheckedPassword;
import org.jspecify.annotations.Nullable;
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
    private final SessionRenewal renewal;
    private final CommandDispatcher commands;
    private final Clock clock;

    Reauthentication(
            CredentialThrottle throttle,
            Passwords passwords,
            Passkeys passkeys,
            SessionRenewal renewal,
            CommandDispatcher commands,
            Clock clock) {
        this.throttle = throttle;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.renewal = renewal;
        this.commands = commands;
        this.clock = clock;
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
        // before the check, so that commands refuse a credential that is replaced meanwhile
        var credentialChanges = requester
                .passwordOf(account)
                .map(CheckedPassword::credentialChanges)
                .orElseGet(() -> passwords.credentialChanges(account));
        var place = throttle.charge(account);
        var proof = prove(account, place, credential, credentialChanges, action, requester)
                .orElseThrow(() -> failed(account, place, method, requester));
        return new Attempt(account, place, proof, requester);
    }

    /** An attempt that comes to no answer gives its place back, whatever the reason. */
    private Optional<Proof> prove(
            AccountId account,
            UUID place,
            Credential credential,
            int credentialChanges,
            String action,
            Requester requester) {
        try {
            return prove(account, credential, credentialChanges, action, requester);
        } catch (RuntimeException | Error notChecked) {
            try {
                throttle.refund(account, place);
            } catch (RuntimeException e) {
                notChecked.addSuppressed(e);
            }
            throw notChecked;
        }
    }

    private Optional<Proof> prove(
            AccountId account, Credential credential, int credentialChanges, String action, Requester requester) {
        var password = credential.password();
        if (password != null) {
            var isShownAlready = requester
                    .passwordOf(account)
                    .filter(right -> right.is(password))
                    .isPresent();
            return isShownAlready || passwords.matches(account, password)
                    ? Optional.of(new Proof(Authentication.PASSWORD, credentialChanges, null))
                    : Optional.empty();
        }
        var shown = String.valueOf(credential.passkey());
        return passkeys.shown(account, purpose(action, account, requester), shown)
                .map(passkey -> new Proof(
                        clock.instant().isBefore(passkey.trustedFrom())
                                ? Authentication.NEW_PASSKEY
                                : Authentication.PASSKEY,
                        credentialChanges,
                        passkey.trustedFrom()));
    }

    /** A failure that cannot be recorded keeps its place until that is free by itself: nobody guesses more often by causing one. */
    private ProblemException failed(AccountId account, UUID place, Authentication method, Requester requester) {
        FailAuthentication.Result failure;
        try {
            failure = commands.send(new FailAuthentication(account, method), requester);
        } catch (EmailChangeRejected locked) {
            throw lockedMeanwhile(account, place, locked);
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
        throttle.fail(account, place);
        return new ProblemException(problem);
    }

    private EmailChangeRejected lockedMeanwhile(AccountId account, UUID place, EmailChangeRejected locked) {
        var until = locked.until();
        if (until != null) {
            var reason = String.valueOf(locked.details().get("lockReason"));
            throttle.lock(account, until, LockReason.valueOf(reason));
        }
        throttle.refund(account, place);
        return locked;
    }

    /**
     * What was shown, and was right.
     *
     * @param credentialChanges how often the account's credentials had been replaced before
     * @param trustedFrom of the passkey; null where it was a password
     */
    record Proof(
            Authentication method,
            int credentialChanges,
            @Nullable Instant trustedFrom) {

        /** All of it as a text. */
        String text() {
            return method + "/" + credentialChanges + "/" + (trustedFrom == null ? "" : trustedFrom);
        }

        static Proof of(String text) {
            var parts = text.split("/", 3);
            return new Proof(
                    Authentication.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    parts[2].isEmpty() ? null : Instant.parse(parts[2]));
        }
    }

    /** An attempt whose credential was right, until the action has succeeded. */
    final class Attempt implements AutoCloseable {

        private final AccountId account;
        private final UUID place;
        private final Proof proof;
        private final Requester requester;
        private boolean succeeded;

        private Attempt(AccountId account, UUID place, Proof proof, Requester requester) {
            this.account = account;
            this.place = place;
            this.proof = proof;
            this.requester = requester;
        }

        Proof proof() {
            return proof;
        }

        /** Sends a command, and ends the attempt, in one transaction. */
        <R> R send(Supplier<? extends EmailChangeCommand> change, Consumer<R> then) {
            R answer = commands.sendAtomically(
                    change,
                    (R done) -> {
                        then.accept(done);
                        throttle.reset(account, place);
                    },
                    requester);
            end();
            return answer;
        }

        /** What it was for needed no command. */
        void succeed() {
            throttle.reset(account, place);
            end();
        }

        /** Its owner's session goes on under another id. */
        private void end() {
            succeeded = true;
            renewal.renew(requester);
        }

        @Override
        public void close() {
            if (!succeeded) {
                throttle.refund(account, place);
            }
        }
    }
}
