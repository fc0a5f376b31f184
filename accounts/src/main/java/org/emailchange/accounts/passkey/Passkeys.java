package org.emailchange.accounts.passkey;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;

/**
 * The passkeys of accounts. Options and answers are JSON as browsers read and write it. An answer counts only with the
 * person verified by the device, with a challenge of the same occasion, once, within five minutes.
 */
@Component
public class Passkeys {

    private final RelyingParty party;
    private final StoredPasskeys stored;
    private final Challenges challenges;
    private final PasskeyJson json;
    private final Accounts accounts;

    Passkeys(RelyingParty party, StoredPasskeys stored, Challenges challenges, PasskeyJson json, Accounts accounts) {
        this.party = party;
        this.stored = stored;
        this.challenges = challenges;
        this.json = json;
        this.accounts = accounts;
    }

    /** The passkeys of an account, oldest first. */
    public List<Passkey> of(AccountId account) {
        return stored.of(account);
    }

    /** What a browser needs to make a passkey. */
    public String toRegister(AccountId account, Occasion occasion) {
        var owner = accounts.find(account).orElseThrow();
        return json.write(party.toRegister(owner, challenges.issue(occasion)));
    }

    /**
     * Takes a new passkey in.
     *
     * @return whether it is one
     */
    public boolean register(AccountId account, Occasion occasion, String label, String answer) {
        return ifRight(() -> {
                    var credential = json.attestation(answer);
                    var challenge = json.challenge(credential.getResponse().getClientDataJSON());
                    challenges.take(challenge, occasion);
                    var owner = accounts.find(account).orElseThrow();
                    return party.operations()
                            .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                    party.toRegister(owner, challenge), new RelyingPartyPublicKey(credential, label)));
                })
                .isPresent();
    }

    /** What a browser needs to use a passkey of the account. */
    public String toUse(AccountId account, Occasion occasion) {
        return json.write(party.toUse(stored.findByUserId(Handles.of(account)), challenges.issue(occasion)));
    }

    /** What a browser needs to use whichever passkey the person has. */
    public String toUseAny(Occasion occasion) {
        return json.write(party.toUse(List.of(), challenges.issue(occasion)));
    }

    /** Whether this is the answer of one of the account's own passkeys. */
    public boolean proves(AccountId account, Occasion occasion, String answer) {
        var own = stored.findByUserId(Handles.of(account));
        // none named would mean any: the passkey of somebody else would do
        return !own.isEmpty()
                && owner(own, occasion, answer).filter(account::equals).isPresent();
    }

    /** The account whose passkey answered. */
    public Optional<AccountId> owner(Occasion occasion, String answer) {
        return owner(List.of(), occasion, answer);
    }

    private Optional<AccountId> owner(List<CredentialRecord> allowed, Occasion occasion, String answer) {
        return ifRight(() -> {
            var credential = json.assertion(answer);
            var challenge = json.challenge(credential.getResponse().getClientDataJSON());
            challenges.take(challenge, occasion);
            var options = party.toUse(allowed, challenge);
            var owner = party.operations().authenticate(new RelyingPartyAuthenticationRequest(options, credential));
            return Handles.account(owner.getId());
        });
    }

    /** Calls a passkey of the account something else; nothing where it has no such passkey. */
    public void rename(AccountId account, String id, String label) {
        stored.rename(account, id, label);
    }

    /** Removes a passkey of the account; nothing where it has no such passkey. */
    public void remove(AccountId account, String id) {
        stored.remove(account, id);
    }

    /** Removes all passkeys of the account, in the caller's transaction if there is one. */
    public void removeAll(AccountId account) {
        stored.removeAll(account);
    }

    /** Whatever is wrong with an answer, it is a wrong answer; but a database that is away is not. */
    private static <T> Optional<T> ifRight(Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException wrong) {
            return Optional.empty();
        }
    }
}
