package org.emailchange.standalone.browser;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with an account, who can do without a browser what is not the point of a test.
 *
 * @param url of the service
 * @param id of the account
 * @param name to sign in with
 * @param email the proved address; empty where there is none
 */
record Owner(String url, String id, String name, String email) {

    static final String PASSWORD = "correct horse";

    private static final String CHANGES = "/api/accounts/me/email-changes";

    static Owner withAddress(String url) {
        var name = "o" + number();
        return open(new Owner(url, UUID.randomUUID().toString(), name, name + "@example.com"));
    }

    static Owner withoutAddress(String url) {
        return open(new Owner(url, UUID.randomUUID().toString(), "o" + number(), ""));
    }

    private static Owner open(Owner owner) {
        var address = owner.email.isEmpty() ? "" : ",\"email\":\"" + owner.email + "\",\"emailVerified\":true";
        var account = "{\"accountId\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"%s}";
        Web.post(
                owner.url + "/api/accounts", "app", "demo", account.formatted(owner.id, owner.name, PASSWORD, address));
        return owner;
    }

    /** An address that nobody has. */
    String another() {
        return "n" + number() + "@new.example";
    }

    /** Asks for this address. */
    void asksFor(String newEmail) {
        post(CHANGES, "{\"newEmail\":\"%s\",\"credential\":{\"password\":\"%s\"}}".formatted(newEmail, PASSWORD));
    }

    /** Asks with a wrong password. */
    void fails() {
        Web.refused(
                url + CHANGES,
                name,
                PASSWORD,
                "{\"newEmail\":\"%s\",\"credential\":{\"password\":\"wrong\"}}".formatted(another()));
    }

    /** Has the mails of the open change sent again. */
    void resends() {
        post(CHANGES + "/" + status().get("change").get("changeId").asString() + "/resend", "");
    }

    /** Cancels the open change. */
    void cancels() {
        Web.delete(url + CHANGES + "/" + status().get("change").get("changeId").asString(), name, PASSWORD);
    }

    JsonNode status() {
        return JsonMapper.shared().readTree(Web.get(url + "/api/accounts/me/email", name, PASSWORD));
    }

    /** The types of all that has happened to the account, in order. */
    List<String> history() {
        var events = Web.get(url + "/api/audit/accounts/" + id + "/events", "auditor", "demo");
        return StreamSupport.stream(JsonMapper.shared().readTree(events).spliterator(), false)
                .map(event -> event.get("type").asString())
                .toList();
    }

    private void post(String path, String json) {
        Web.post(url + path, name, PASSWORD, json);
    }

    private static String number() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
