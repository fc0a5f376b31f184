package org.emailchange.accounts.passkey;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.web.CoreSettings;
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
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * This service as a WebAuthn relying party: what it asks of a device, always with the person verified. Its id is the host
 * of the base URL.
 */
@Component
class RelyingParty {

    private final PublicKeyCredentialRpEntity entity;
    private final PasskeyCredentials passkeys;
    private final WebAuthnRelyingPartyOperations operations;

    RelyingParty(CoreSettings settings, Accounts accounts, PasskeyCredentials passkeys) {
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

    WebAuthnRelyingPartyOperations operations() {
        return operations;
    }

    PublicKeyCredentialCreationOptions registrationOptions(Account account, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(entity)
                .user(UserEntities.entity(account))
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
                .excludeCredentials(descriptors(passkeys.findByUserId(PasskeyCredentials.handleOf(account.id()))))
                .build();
    }

    /** @param allowed the passkeys that may answer; where there are none, any may */
    PublicKeyCredentialRequestOptions authenticationOptions(List<CredentialRecord> allowed, Bytes challenge) {
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
