package org.emailchange.accounts.passkey;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The passkeys of accounts. Options and answers are JSON as browsers read and write it. An answer is valid only
 * with the person verified by the device, for a challenge of the same purpose, once, within five minutes.
 */
@Component
public class Passkeys {

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ASSERTION =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> ATTESTATION =
            new TypeReference<>() {};

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final RelyingParty party;
    private final PasskeyCredentials stored;
    private final Challenges challenges;
    private final Accounts accounts;

    Passkeys(RelyingParty party, PasskeyCredentials stored, Challenges challenges, Accounts accounts) {
        this.party = party;
        this.stored = stored;
        this.challenges = challenges;
        this.accounts = accounts;
    }

    /** The passkeys of an account, oldest first. */
    public List<Passkey> of(AccountId account) {
        return stored.of(account);
    }

    /** The options for a browser to make a passkey. */
    public String registrationOptions(AccountId account, ChallengePurpose purpose) {
        var owner = accounts.find(account).orElseThrow();
        return JSON.writeValueAsString(party.registrationOptions(owner, challenges.issue(purpose)));
    }

    /**
     * Registers a new passkey.
     *
     * @return whether the answer was valid
     */
    public boolean register(AccountId account, ChallengePurpose purpose, String label, String answer) {
        return ifValid(() -> {
                    var credential = JSON.readValue(answer, ATTESTATION);
                    var challenge = challenge(credential.getResponse().getClientDataJSON());
                    challenges.use(challenge, purpose);
                    var owner = accounts.find(account).orElseThrow();
                    return party.operations()
                            .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                    party.registrationOptions(owner, challenge),
                                    new RelyingPartyPublicKey(credential, label)));
                })
                .isPresent();
    }

    /** The options for a browser to use a passkey of the account. */
    public String authenticationOptions(AccountId account, ChallengePurpose purpose) {
        return JSON.writeValueAsString(party.authenticationOptions(
                stored.findByUserId(PasskeyCredentials.handleOf(account)), challenges.issue(purpose)));
    }

    /** The options for a browser to use any passkey that the person has, of whichever account. */
    public String signInOptions(ChallengePurpose purpose) {
        return JSON.writeValueAsString(party.authenticationOptions(List.of(), challenges.issue(purpose)));
    }

    /** Whether this is the answer of one of the account's own passkeys. */
    public boolean proves(AccountId account, ChallengePurpose purpose, String answer) {
        var own = stored.findByUserId(PasskeyCredentials.handleOf(account));
        // with none allowed any would be: the passkey of another account as well
        return !own.isEmpty()
                && accountOf(own, purpose, answer).filter(account::equals).isPresent();
    }

    /** The account whose passkey answered. */
    public Optional<AccountId> accountOf(ChallengePurpose purpose, String answer) {
        return accountOf(List.of(), purpose, answer);
    }

    private Optional<AccountId> accountOf(List<CredentialRecord> allowed, ChallengePurpose purpose, String answer) {
        return ifValid(() -> {
            var credential = JSON.readValue(answer, ASSERTION);
            var challenge = challenge(credential.getResponse().getClientDataJSON());
            challenges.use(challenge, purpose);
            var options = party.authenticationOptions(allowed, challenge);
            var owner = party.operations().authenticate(new RelyingPartyAuthenticationRequest(options, credential));
            return PasskeyCredentials.accountOf(owner.getId());
        });
    }

    /** The challenge that the device says it answers; whether it does is checked with its signature. */
    private static Bytes challenge(Bytes clientData) {
        var text = JSON.readTree(clientData.getBytes()).path("challenge").asString("");
        return Bytes.fromBase64(text);
    }

    /** Renames a passkey of the account; does nothing where it has no such passkey. */
    public void rename(AccountId account, String id, String label) {
        stored.rename(account, id, label);
    }

    /** Removes a passkey of the account; does nothing where it has no such passkey. */
    public void remove(AccountId account, String id) {
        stored.remove(account, id);
    }

    /** Removes all passkeys of the account, in the caller's transaction if there is one. */
    public void removeAll(AccountId account) {
        stored.removeAll(account);
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
