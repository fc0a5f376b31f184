package org.emailchange.accounts.passkey;

import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What browsers are told and what they answer, as JSON. */
@Component
class PasskeyJson {

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ASSERTION =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> ATTESTATION =
            new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    String write(Object options) {
        return json.writeValueAsString(options);
    }

    PublicKeyCredential<AuthenticatorAssertionResponse> assertion(String text) {
        return json.readValue(text, ASSERTION);
    }

    PublicKeyCredential<AuthenticatorAttestationResponse> attestation(String text) {
        return json.readValue(text, ATTESTATION);
    }

    /** The challenge that a device says it answers; whether it does is checked with its signature. */
    Bytes challenge(Bytes clientData) {
        var text = json.readTree(clientData.getBytes()).path("challenge").asString("");
        return Bytes.fromBase64(text);
    }
}
