package org.emailchange.accounts.passkey;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.web.SharedSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * This service as a WebAuthn relying party: what it asks of a device, always with the person verified. Its id is the host
 * of the base URL.
 */
@Component
class RelyingParty {

    private final PublicKeyCredentialRpEntity entity;
    private final PasskeyCredentials passkeys;
    private final WebAuthnRelyingPartyOperations operations;

    RelyingParty(SharedSettings settings, Accounts accounts, PasskeyCredentials passkeys) {
        var baseUrl = settings.baseUrl();
        this.entity = PublicKeyCredentialRpEntity.builder()
                .id(baseUrl.getHost().toLowerCase(Locale.ROOT))
                .name(settings.brand())
                .build();
        this.passkeys = passkeys;
        this.operations = new Webauthn4JRelyingPartyOperations(
                new UserEntities(accounts), passkeys, entity, Set.of(origin(baseUrl)));
    }

    /** As browsers write it: in lower case, and without the default port of the scheme. */
    private static String origin(URI baseUrl) {
        var scheme = baseUrl.getScheme().toLowerCase(Locale.ROOT);
        var isDefault = baseUrl.getPort() == (scheme.equals("https") ? 443 : 80);
        var port = baseUrl.getPort() < 0 || isDefault ? "" : ":" + baseUrl.getPort();
        return scheme + "://" + baseUrl.getHost().toLowerCase(Locale.ROOT) + port;
    }

    /** The options for a browser to make a passkey. */
    String registrationOptions(Account owner, Bytes challenge) {
        return json(creation(owner, challenge), "excludeCredentials", passkeys.transports(owner.id()));
    }

    /** The options for a browser to show one of these passkeys of an account. */
    String authenticationOptions(AccountId account, List<CredentialRecord> allowed, Bytes challenge) {
        return json(request(allowed, challenge), "allowCredentials", passkeys.transports(account));
    }

    /** The options for a browser to show any passkey. */
    String authenticationOptions(Bytes challenge) {
        return json(request(List.of(), challenge), "allowCredentials", Map.of());
    }

    /** The library knows some transports alone; the device is told all that it named itself. */
    private static String json(Object options, String list, Map<String, String> transports) {
        ObjectNode tree = PasskeyAnswer.JSON.valueToTree(options);
        for (var descriptor : tree.path(list)) {
            var names = ((ObjectNode) descriptor).putArray("transports");
            var named = transports.getOrDefault(descriptor.path("id").asString(), "");
            Stream.of(named.split(",")).filter(name -> !name.isEmpty()).forEach(names::add);
        }
        return PasskeyAnswer.JSON.writeValueAsString(tree);
    }

    /** The passkey that the answer says was made, where that is true. */
    CredentialRecord register(Account owner, PasskeyAnswer answer, String label) {
        return operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                creation(owner, answer.challenge()), new RelyingPartyPublicKey(answer.made(), label)));
    }

    /**
     * The id of the passkey that the answer says was shown, where that is true.
     *
     * @param allowed the passkeys that may answer; where there are none, any may
     */
    String authenticate(List<CredentialRecord> allowed, PasskeyAnswer answer) {
        var shown = answer.shown();
        operations.authenticate(new RelyingPartyAuthenticationRequest(request(allowed, answer.challenge()), shown));
        return shown.getRawId().toBase64UrlString();
    }

    private PublicKeyCredentialCreationOptions creation(Account owner, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(entity)
                .user(UserEntities.entity(owner))
                .challenge(challenge)
                .timeout(Challenges.LIFETIME)
                .attestation(AttestationConveyancePreference.NONE)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build())
                .excludeCredentials(descriptors(passkeys.findByUserId(PasskeyCredentials.handleOf(owner.id()))))
                .build();
    }

    private PublicKeyCredentialRequestOptions request(List<CredentialRecord> allowed, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(entity.getId())
                .challenge(challenge)
                .timeout(Challenges.LIFETIME)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .allowCredentials(descriptors(allowed))
                .build();
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(List<CredentialRecord> passkeys) {
        return passkeys.stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(passkey.getCredentialId())
                        .build())
                .toList();
    }

    /** Accounts, as the user entities of Spring Security. */
    private static final class UserEntities implements PublicKeyCredentialUserEntityRepository {

        private final Accounts accounts;

        private UserEntities(Accounts accounts) {
            this.accounts = accounts;
        }

        static PublicKeyCredentialUserEntity entity(Account account) {
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(PasskeyCredentials.handleOf(account.id()))
                    .name(account.username())
                    .displayName(account.username())
                    .build();
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return accounts.find(PasskeyCredentials.accountOf(id))
                    .map(UserEntities::entity)
                    .orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
            return accounts.findByUsername(username).map(UserEntities::entity).orElse(null);
        }

        @Override
        public void save(PublicKeyCredentialUserEntity entity) {
            throw new UnsupportedOperationException("Accounts are opened without a passkey");
        }

        @Override
        public void delete(Bytes id) {
            throw new UnsupportedOperationException("Accounts are not erased");
        }
    }
}
