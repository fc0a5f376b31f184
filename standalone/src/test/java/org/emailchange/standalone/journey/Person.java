package org.emailchange.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, who asks, and who sees how it goes. */
final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Wallet wallet;
    private final String name;

    Person(Wallet wallet, String name) {
        this.wallet = wallet;
        this.name = name;
    }

    void asksFor(String newEmail) {
        var answer = wallet.asks(name, newEmail, "correct horse");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"state\":\"REQUESTED\"");
    }

    void isRefusedWhenAskingFor(String newEmail, String type) {
        var answer = wallet.asks(name, newEmail, "correct horse");
        assertThat(answer.body()).contains("urn:email-change:" + type);
    }

    void seesItsChange(String state) {
        await(name + " to see " + state)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> wallet.statusOf(name).get("state").asString().equals(state));
    }

    void seesThatAllMailsAre(String state) {
        await("all mails of " + name + " to be " + state)
                .atMost(PATIENCE)
                .until(() -> states(wallet.statusOf(name)).stream().allMatch(state::equals));
    }

    void seesThatAMailIs(String state) {
        await("a mail of " + name + " to be " + state)
                .atMost(PATIENCE)
                .until(() -> states(wallet.statusOf(name)).contains(state));
    }

    /** State, attempts and error of the mail of this kind; nothing stands for no error. */
    List<String> mail(String kind) {
        for (var mail : wallet.statusOf(name).get("change").get("mail")) {
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
        var status = wallet.statusOf(name);
        assertThat(status.get("email").asString()).isEqualTo(email);
        assertThat(status.get("emailVerified").asBoolean()).isTrue();
    }

    void had(String email) {
        var previous = wallet.statusOf(name).get("previousAddresses");
        assertThat(previous.get(0).get("email").asString()).isEqualTo(email);
    }

    private static List<String> states(JsonNode status) {
        var states = new ArrayList<String>();
        status.get("change")
                .get("mail")
                .forEach(mail -> states.add(mail.get("state").asString()));
        return states;
    }
}
