package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.emailchange.testing.ConcurrentCalls;
import org.junit.jupiter.api.Test;

/** Guessing a password with many requests at once, on two nodes. */
class PasswordRacesIT extends RunningCluster {

    @Test
    void checkAPasswordFiveTimesHoweverOftenItIsTried() {
        var account = cluster.openAccount(null);
        var stranger = cluster.openAccount(null);
        var before = passwordChecks.calls();

        var answers =
                ConcurrentCalls.times(200, i -> cluster.client(i).as(account).requestChange(fresh("mine"), "wrong"));

        assertThat(passwordChecks.calls() - before).isEqualTo(5);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("authentication-failed"))
                .hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("rate-limited"))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1"));
        assertThat(answers)
                .filteredOn(answer -> answer.outcome().equals("locked"))
                .allSatisfy(answer ->
                        assertThat(Instant.parse(answer.get("lockedUntil"))).isAfter(clock.instant()));
        assertThat(answers)
                .filteredOn(answer -> List.of("locked", "rate-limited").contains(answer.outcome()))
                .hasSize(195);
        cluster.client(1).as(account).requestChange(fresh("mine")).expect(423);
        cluster.client(0).as(stranger).requestChange(fresh("hers")).expect(202);
    }
}
