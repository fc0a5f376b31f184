package org.emailchange.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.emailchange.api.Side;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.query.Story;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailVersionIT extends RunningQuerySide {
    private static final String EMAIL = "someone@example.org";

    private final String change = Story.newChange();

    private final VersionWaiter waiter = bean(VersionWaiter.class);
    private final QueryGateway queries = bean(QueryGateway.class);

    @AfterEach
    void startAll() {
        processor("status").start();
    }

    @Test
    void letsAClientReadWhatHappensAfterItHasAsked() {
        var answer = ask("", 1);

        story.imports(EMAIL, true);

        assertThat(versionOf(answer.join())).isEqualTo("1");
        assertThat(answer.join().json().get("email").asString()).isEqualTo(EMAIL);
    }

    @Test
    void waitsForAViewThatLags() {
        processor("status").shutDown();
        story.imports(EMAIL, true);
        var answer = ask("", 1);

        processor("status").start();

        assertThat(versionOf(answer.join())).isEqualTo("1");
    }

    @Test
    void isThatOfTheLastEventThatTheAnswerIncludes() {
        story.imports(EMAIL, true);
        status();
        processor("status").shutDown();
        story.requests(change, "new@example.org", EMAIL, Side.NEW);

        for (var path : new String[] {"email", "previous-emails"}) {
            assertThat(versionOf(owner().get("/api/accounts/me/" + path))).isEqualTo("1");
        }
    }

    @Test
    void holdsForPreviousAddresses() {
        var before = waiter.waiting();
        var answer = owner().with("Email-Version", "1").begin("GET", "/api/accounts/me/previous-emails", "");
        await().until(() -> waiter.waiting() > before);

        story.imports(EMAIL, true);

        assertThat(versionOf(answer.join())).isEqualTo("1");
    }

    @Test
    void holdsForOneChange() {
        var answer = ask("-changes/" + change, 1);

        story.requests(change, EMAIL, Side.NEW);

        assertThat(answer.join().status()).isEqualTo(200);
        assertThat(versionOf(answer.join())).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "one", "99999999999999999999"})
    void hasToBeANumber(String malformed) {
        for (var path : new String[] {"email", "email/stream", "email-changes/" + change, "previous-emails"}) {
            var answer = owner().with("Email-Version", malformed).get("/api/accounts/me/" + path);

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().get("type").asString()).isEqualTo("urn:email-change:malformed");
        }
    }

    @Test
    void holdsForAQueryOnTheBus() {
        var answer = queries.query(new FindEmailStatus(account, 1), Versioned.class);
        assertThat(answer).isNotDone();
        story.imports(EMAIL, true);
        assertThat(answer.join().version()).isEqualTo(1);
    }

    /** Asks, and returns when the request waits. */
    private CompletableFuture<Answer> ask(String rest, long version) {
        var before = waiter.waiting();
        var answer =
                owner().with("Email-Version", Long.toString(version)).begin("GET", "/api/accounts/me/email" + rest, "");
        await().until(() -> waiter.waiting() > before);
        assertThat(answer).isNotDone();
        return answer;
    }

    private static String versionOf(Answer answer) {
        return answer.findHeader("Email-Version").orElseThrow();
    }
}
