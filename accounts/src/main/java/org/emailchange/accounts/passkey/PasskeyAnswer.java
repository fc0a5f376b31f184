package org.emailchange.accounts.passkey;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser answers for a device, of which only what is needed is read: extensions are not asked for, and whatever a
 * later browser adds must not make the answer unreadable.
 */
record PasskeyAnswer(JsonNode given) {

    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private static final int MOST_TRANSPORTS = 10;
    private static final Pattern TRANSPORT = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    static PasskeyAnswer of(String json) {
        return new PasskeyAnswer(JSON.readTree(json));
    }

    /** The challenge that the device says it answers; whether it does is checked with its signature. */
    Bytes challenge() {
        var clientData = Bytes.fromBase64(response("clientDataJSON").asString());
        return Bytes.fromBase64(
                JSON.readTree(clientData.getBytes()).path("challenge").asString(""));
    }

    /** A passkey that was made. */
    PublicKeyCredential<AuthenticatorAttestationResponse> made() {
        return credential(new TypeReference<>() {}, "clientDataJSON", "attestationObject");
    }

    /** A passkey that was shown. */
    PublicKeyCredential<AuthenticatorAssertionResponse> shown() {
        return credential(new TypeReference<>() {}, "clientDataJSON", "authenticatorData", "signature", "userHandle");
    }

    /** As the device names them, those that nobody here knows included. */
    String transports() {
        return response("transports")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(name -> TRANSPORT.matcher(name).matches())
                .distinct()
                .sorted()
                .limit(MOST_TRANSPORTS)
                .collect(Collectors.joining(","));
    }

    private <T> T credential(TypeReference<T> type, String... fields) {
        var needed = JSON.createObjectNode();
        for (var name : List.of("id", "rawId", "type")) {
            needed.set(name, given.path(name));
        }
        needed.putObject("clientExtensionResults");
        var response = needed.putObject("response");
        for (var name : fields) {
            var value = response(name);
            if (value.isString()) {
                response.set(name, value);
            }
        }
        return JSON.convertValue(needed, type);
    }

    private JsonNode response(String field) {
        return given.path("response").path(field);
    }
}
