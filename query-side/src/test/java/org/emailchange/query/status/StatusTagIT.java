package org.emailchange.query.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.emailchange.query.RunningQuerySide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusTagIT extends RunningQuerySide {
    private static final String PATH = "/api/accounts/me/email";

    @BeforeEach
    void begin() {
        story.imports("someone@example.org", true).fails(5);
        status();
    }

    @Test
    void isTheVersion() {
        var answer = owner().get(PATH);

        assertThat(answer.findHeader("ETag")).hasValue("\"2\"");
        assertThat(answer.findHeader("Email-Version")).hasValue("2");
    }

    @Test
    void leavesOutTheBodyForAClientThatHasTheVersion() {
        var answer = owner().with("If-None-Match", "\"2\"").get(PATH);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.findHeader("ETag")).hasValue("\"2\"");
        assertThat(answer.findHeader("Email-Version")).hasValue("2");
    }

    @Test
    void sendsANewVersion() {
        story.fails(6);

        var answer = upToDate().with("If-None-Match", "\"2\"").get(PATH);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.findHeader("ETag")).hasValue("\"3\"");
    }

    @Test
    void sendsTheSameVersionOnceALockIsOver() {
        story.locksUntil(clock.instant().plusSeconds(60));
        assertThat(upToDate().with("If-None-Match", "\"3\"").get(PATH).status()).isEqualTo(304);

        clock.advance(Duration.ofSeconds(60));

        assertThat(upToDate().with("If-None-Match", "\"3\"").get(PATH).status()).isEqualTo(200);
        assertThat(owner().get(PATH).findHeader("ETag")).hasValue("\"3\"");
    }
}
