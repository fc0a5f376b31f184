package org.emailchange.accounts.passkey;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.emailchange.accounts.account.Account;
import org.emailchange.web.CoreSettings;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** What this service asks of a device: always that it verifies the person. Its name is that of the base URL. */
@Component
class RelyingParty {

    private final PublicKeyCredentialRpEntity entity;
    private final StoredPasskeys passkeys;
    private final WebAuthnRelyingPartyOperations operations;

    RelyingParty(CoreSettings settings, Owners owners, StoredPasskeys passkeys) {
        var baseUrl = settings.baseUrl();
        this.entity = PublicKeyCredentialRpEntity.builder()
                .id(baseUrl.getHost().toLowerCase(Locale.ROOT))
                .name(settings.brand())
                .build();
        this.passkeys = passkeys;
        this.operations = new Webauthn4JRelyingPartyOperations(owners, passkeys, entity, Set.of(origin(baseUrl)));
    }

    /** As browsers write it: in lower case, and without the port that goes without saying. */
    private static String origin(URI baseUrl) {
        var scheme = baseUrl.getScheme().toLowerCase(Locale.ROOT);
        var goesWithoutSaying = baseUrl.getPort() == (scheme.equals("https") ? 443 : 80);
        var port = baseUrl.getPort() < 0 || goesWithoutSaying ? "" : ":" + baseUrl.getPort();
        return scheme + "://" + baseUrl.getHost().toLowerCase(Locale.ROOT) + port;
    }

    WebAuthnRelyingPartyOperations operations() {
        return operations;
    }

    PublicKeyCredentialCreationOptions toRegister(Account account, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(entity)
                .user(Owners.entity(account))
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
                .excludeCredentials(descriptors(passkeys.findByUserId(Handles.of(account.id()))))
                .build();
    }

    /** @param allowed which passkeys may answer; none named means any */
    PublicKeyCredentialRequestOptions toUse(List<CredentialRecord> allowed, Bytes challenge) {
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
                        .transports(passkey.getTransports())
                        .build())
                .toList();
    }
}
