package org.emailchange.accounts.passkey;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.Ids;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Component;

/**
 * The passkeys of accounts. Options and answers are JSON as browsers read and write it. An answer is valid only
 * with the person verified by the device, for a challenge of the same purpose, once, within five minutes.
 */
@Component
public class Passkeys {

    /** More than anybody has devices; each is offered to the browser whenever one is asked for. */
    private static final int MOST = 20;

    private final RelyingParty party;
    private final PasskeyCredentials stored;
    private final Challenges challenges;
    private final Accounts accounts;
    private final Ids ids;

    Passkeys(
            RelyingParty party,
            PasskeyCredentials stored,
            Challenges challenges,
            Accounts accounts,
            SecureRandom random) {
        this.party = party;
        this.stored = stored;
        this.challenges = challenges;
        this.accounts = accounts;
        this.ids = new Ids(random);
    }

    /** The passkeys of an account, oldest first. */
    public List<Passkey> of(AccountId account) {
        return stored.of(account);
    }

    /**
     * A passkey that a device has made, not yet one of the account.
     *
     * @param id names it in events and links
     * @param transports as the device named them, those that nobody here knows included
     */
    public record NewPasskey(UUID id, CredentialRecord credential, String transports) {}

    /**
     * A passkey that was shown.
     *
     * @param account whose it is
     * @param credentialChanges how often the credentials of the account had been replaced
     * @param trustedFrom until then it opens no more than a password
     */
    public record Shown(AccountId account, int credentialChanges, Instant trustedFrom) {}

    /**
     * The options for a browser to make a passkey.
     *
     * @throws ProblemException TOO_MANY_PASSKEYS
     */
    public String registrationOptions(AccountId account, ChallengePurpose purpose) {
        requireRoom(account);
        var owner = accounts.find(account).orElseThrow();
        return party.registrationOptions(owner, challenges.issue(purpose));
    }

    /** A new passkey, of which the answer was valid; it is the account's once it is {@link #add added}. */
    public Optional<NewPasskey> read(AccountId account, ChallengePurpose purpose, String label, String answer) {
        return ifValid(() -> {
            var given = used(answer, purpose);
            var owner = accounts.find(account).orElseThrow();
            return new NewPasskey(ids.uuid(), party.register(owner, given, label), given.transports());
        });
    }

    /**
     * Adds a passkey, in the caller's transaction.
     *
     * @param trustedFrom until then it opens no more than a password
     * @param credentialChanges how often the credentials had been replaced before they were shown to add it
     * @throws ProblemException TOO_MANY_PASSKEYS, or MALFORMED where it exists already, or the credentials were replaced since
     */
    public void add(AccountId account, NewPasskey made, Instant trustedFrom, int credentialChanges) {
        stored.waitForOthers(account);
        requireRoom(account);
        if (!stored.add(made, trustedFrom, credentialChanges)) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }

    private void requireRoom(AccountId account) {
        if (stored.of(account).size() >= MOST) {
            throw new ProblemException(AccountProblem.TOO_MANY_PASSKEYS);
        }
    }

    /** The options for a browser to use a passkey of the account. */
    public String authenticationOptions(AccountId account, ChallengePurpose purpose) {
        var allowed = stored.findByUserId(PasskeyCredentials.handleOf(account));
        return party.authenticationOptions(account, allowed, challenges.issue(purpose));
    }

    /** The options for a browser to use any passkey that the person has, of whichever account. */
    public String signInOptions(ChallengePurpose purpose) {
        return party.authenticationOptions(challenges.issue(purpose));
    }

    /** The passkey that answered, if it is one of the account's own. */
    public Optional<Shown> shown(AccountId account, ChallengePurpose purpose, String answer) {
        var own = stored.findByUserId(PasskeyCredentials.handleOf(account));
        // with none allowed any would be: the passkey of another account as well
        return own.isEmpty()
                ? Optional.empty()
                : shown(own, purpose, answer).filter(shown -> shown.account().equals(account));
    }

    /** The passkey that answered, of whichever account. */
    public Optional<Shown> shown(ChallengePurpose purpose, String answer) {
        return shown(List.of(), purpose, answer);
    }

    private Optional<Shown> shown(List<CredentialRecord> allowed, ChallengePurpose purpose, String answer) {
        return ifValid(() -> {
            var given = used(answer, purpose);
            return stored.shown(party.authenticate(allowed, given)).orElseThrow();
        });
    }

    private PasskeyAnswer used(String answer, ChallengePurpose purpose) {
        var given = PasskeyAnswer.of(answer);
        challenges.use(given.challenge(), purpose);
        return given;
    }

    /** Renames a passkey of the account; does nothing where it has no such passkey. */
    public void rename(AccountId account, String id, String label) {
        stored.rename(account, id, label);
    }

    /** What names the passkey in events and links; nothing where the account has no such passkey. */
    public Optional<UUID> idOf(AccountId account, String id) {
        return stored.idOf(account, id);
    }

    /** Every exception means an invalid answer, but for those of the database. */
    private static <T> Optional<T> ifValid(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException invalid) {
            return Optional.empty();
        }
    }
}
