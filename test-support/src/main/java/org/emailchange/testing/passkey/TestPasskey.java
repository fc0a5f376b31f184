package org.emailchange.testing.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with one passkey and the browser around it. It is honest until it is told otherwise: then it answers without
 * verifying the person, for another site, or with a counter of its own.
 */
public final class TestPasskey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_OCTETS = 16;

    private final KeyPair keys = keys();
    private final String id = id(new byte[ID_OCTETS]);
    private String origin;
    private boolean verifying = true;
    private long counter;
    private String owner = "";

    private TestPasskey(String origin) {
        this.origin = origin;
    }

    /** A device whose browser shows this site. */
    public static TestPasskey at(String origin) {
        return new TestPasskey(origin);
    }

    /** From now on it shows another site. */
    public TestPasskey movesTo(String elsewhere) {
        origin = elsewhere;
        return this;
    }

    /** From now on it takes a touch for enough, whatever is asked for. */
    public TestPasskey verifiesNobody() {
        verifying = false;
        return this;
    }

    /** From now on it counts: its next answer carries the number after this one. Before, it always says 0. */
    public TestPasskey countsFrom(long number) {
        counter = number;
        return this;
    }

    /** The passkey's id, in base64url. */
    public String id() {
        return id;
    }

    /** Makes the passkey, as the options ask; answers what the browser would send. */
    public String make(String options) {
        var asked = JsonMapper.shared().readTree(options);
        owner = asked.at("/user/id").asString();
        var data = new AuthenticatorData(asked.at("/rp/id").asString(), verifying, next());
        var made = data.attested(octets(id), (ECPublicKey) keys.getPublic());
        return answer(
                Map.of("clientDataJSON", text(client("webauthn.create", asked)), "attestationObject", text(made)));
    }

    /** Uses the passkey, as the options ask; answers what the browser would send. */
    public String use(String options) {
        var asked = JsonMapper.shared().readTree(options);
        var data = new AuthenticatorData(asked.at("/rpId").asString(), verifying, next()).octets();
        var client = client("webauthn.get", asked);
        return answer(Map.of(
                "clientDataJSON", text(client),
                "authenticatorData", text(data),
                "signature", text(signature(data, client)),
                "userHandle", owner));
    }

    private long next() {
        return counter == 0 ? 0 : ++counter;
    }

    private byte[] client(String type, JsonNode asked) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("type", type, "challenge", asked.get("challenge").asString(), "origin", origin))
                .getBytes(UTF_8);
    }

    private byte[] signature(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(AuthenticatorData.sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String answer(Map<String, String> response) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id",
                        id,
                        "rawId",
                        id,
                        "type",
                        "public-key",
                        "response",
                        response,
                        "clientExtensionResults",
                        Map.of()));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(byte[] octets) {
        RANDOM.nextBytes(octets);
        return text(octets);
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static byte[] octets(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
