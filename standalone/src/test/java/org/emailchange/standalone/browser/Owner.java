package org.emailchange.standalone.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.emailchange.testing.http.ApiClient;
import tools.jackson.databind.JsonNode;

/**
 * Somebody with an account, who can do without a browser what is not the point of a test.
 *
 * @param service where the account is
 * @param id of the account
 * @param name to sign in with
 * @param email the address; empty where there is none
 */
record Owner(ApiClient service, String id, String name, String email) {

    static final String PASSWORD = "correct horse";

    static Owner withAddress(ApiClient service, boolean verified) {
        var name = "o" + number();
        return open(new Owner(service, UUID.randomUUID().toString(), name, name + "@example.com"), verified);
    }

    static Owner withoutAddress(ApiClient service) {
        return open(new Owner(service, UUID.randomUUID().toString(), "o" + number(), ""), false);
    }

    private static Owner open(Owner owner, boolean verified) {
        var account = new HashMap<String, Object>(
                Map.of("accountId", owner.id, "username", owner.name, "password", PASSWORD));
        if (!owner.email.isEmpty()) {
            account.put("email", owner.email);
            account.put("emailVerified", verified);
        }
        owner.service.as("app", "demo").post("/api/accounts", account).expect(201);
        return owner;
    }

    /** An address that nobody has. */
    String another() {
        return "n" + number() + "@new.example";
    }

    /** Asks for this address. */
    void asksFor(String newEmail) {
        client().requestChange(newEmail, PASSWORD).expect(202);
    }

    /** Asks with a wrong password. */
    void fails() {
        client().requestChange(another(), "wrong").expect(401);
    }

    /** Has the mails of the open change sent again. */
    void resends() {
        client().resend(status().get("change").get("changeId").asString()).expect(202);
    }

    JsonNode status() {
        return client().status().expect(200).json();
    }

    /** The types of all that has happened to the account, in order. */
    List<String> history() {
        return service.as("auditor", "demo")
                .get("/api/audit/accounts/" + id + "/events")
                .expect(200)
                .json()
                .valueStream()
                .map(event -> event.get("type").asString())
                .toList();
    }

    private ApiClient client() {
        return service.as(name, PASSWORD);
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
