package org.emailchange.standalone.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A device's own keeper of passkeys, as the browser plays it for tests. It always says yes. */
final class VirtualAuthenticator {

    private final CDPSession session;
    private final String id;

    private VirtualAuthenticator(CDPSession session, boolean verifies) {
        this.session = session;
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        var call = new JsonObject();
        call.add("options", options);
        id = session.send("WebAuthn.addVirtualAuthenticator", call)
                .get("authenticatorId")
                .getAsString();
    }

    /** One that makes sure, by fingerprint say, that it is the owner who says yes. */
    static VirtualAuthenticator thatVerifies(Device device) {
        return new VirtualAuthenticator(device.context().newCDPSession(device.page()), true);
    }

    /** From now on anybody who holds the device can say yes. */
    void verifyNoMore() {
        var call = call();
        call.addProperty("isUserVerified", false);
        session.send("WebAuthn.setUserVerified", call);
    }

    /** Holds nothing any more. */
    void forgetAll() {
        session.send("WebAuthn.clearCredentials", call());
    }

    boolean holdsNothing() {
        return session.send("WebAuthn.getCredentials", call())
                .getAsJsonArray("credentials")
                .isEmpty();
    }

    /** Holds what the other one holds, and nothing else. */
    void takeOver(VirtualAuthenticator other) {
        forgetAll();
        for (JsonElement credential :
                other.session.send("WebAuthn.getCredentials", other.call()).getAsJsonArray("credentials")) {
            var call = call();
            call.add("credential", credential);
            session.send("WebAuthn.addCredential", call);
        }
    }

    private JsonObject call() {
        var call = new JsonObject();
        call.addProperty("authenticatorId", id);
        return call;
    }
}
