package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.emailchange.standalone.StandaloneProcess;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.ServerSentEvents;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, who asks for changes and sees how they go. */
final class Person {

    static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final String PASSWORD = "correct horse";

    private final String name;
    private final ApiClient client;

    private Person(String name, ApiClient client) {
        this.name = name;
        this.client = client;
    }

    /** Opens an account with a verified address, as the wallet's backend of the demo does. */
    static Person withAddress(StandaloneProcess service, String name, String verifiedEmail) {
        return withAddress(service.client().as("app", "demo"), name, verifiedEmail);
    }

    /** Opens an account with a verified address, as the wallet's backend. */
    static Person withAddress(ApiClient wallet, String name, String verifiedEmail) {
        var account = Map.of("username", name, "password", PASSWORD, "email", verifiedEmail, "emailVerified", true);
        wallet.post("/api/accounts", account).expect(201);
        return new Person(name, wallet.as(name, PASSWORD));
    }

    void asksFor(String newEmail) {
        assertThat(tries(newEmail, PASSWORD).expect(202).get("state")).isEqualTo("REQUESTED");
    }

    void isRefusedWhenAskingFor(String newEmail, String problem) {
        assertThat(tries(newEmail, PASSWORD).outcome()).isEqualTo(problem);
    }

    /** Asks with a password that need not be the right one. */
    Answer tries(String newEmail, String password) {
        return client.requestChange(newEmail, password);
    }

    Answer triesWithTheRightPassword(String newEmail) {
        return tries(newEmail, PASSWORD);
    }

    /** Is sent every new status, until the stream is closed. */
    ServerSentEvents followsTheStatus() {
        return ServerSentEvents.open(client, ApiClient.STATUS + "/stream");
    }

    void seesItsChange(String state) {
        await(name + " to see " + state)
                .atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> status().get("state").asString().equals(state));
    }

    void seesThatAllMailsAre(String state) {
        await("all mails of " + name + " to be " + state)
                .atMost(TIMEOUT)
                .until(() -> mailStates().stream().allMatch(state::equals));
    }

    void seesThatAMailIs(String state) {
        await("a mail of " + name + " to be " + state)
                .atMost(TIMEOUT)
                .until(() -> mailStates().contains(state));
    }

    /** State, attempts and error of the mail of this kind; an empty text stands for no error. */
    List<String> mail(String kind) {
        for (var mail : status().get("change").get("mail")) {
            if (mail.get("kind").asString().equals(kind)) {
                return List.of(
                        mail.get("state").asString(),
                        String.valueOf(mail.get("attempts").asInt()),
                        mail.get("error").asString(""));
            }
        }
        throw new AssertionError("no mail " + kind);
    }

    void has(String email) {
        assertThat(status().get("email").asString()).isEqualTo(email);
        assertThat(status().get("emailVerified").asBoolean()).isTrue();
    }

    void had(String email) {
        var previous = status().get("previousAddresses");
        assertThat(previous.get(0).get("email").asString()).isEqualTo(email);
    }

    private JsonNode status() {
        return client.status().expect(200).json();
    }

    private List<String> mailStates() {
        return status().get("change")
                .get("mail")
                .valueStream()
                .map(mail -> mail.get("state").asString())
                .toList();
    }
}
