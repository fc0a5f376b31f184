package org.emailchange.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.emailchange.access.RunningEdge;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class BucketsIT extends RunningEdge {

    @Autowired
    private Buckets buckets;

    @Autowired
    private Limiter limiter;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Charge charge = charge("3/30s");

    @Test
    void letsPassAllAtOnceAndThenOneForEachPartOfThePeriod() {
        fill(3);
        assertThat(fits()).isFalse();

        clock.advance(Duration.ofMillis(9_999));
        assertThat(fits()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(fits()).isTrue();
        assertThat(fits()).isFalse();

        clock.advance(Duration.ofSeconds(30));
        fill(3);
        assertThat(fits()).isFalse();
    }

    @Test
    void tellsWhatIsLeftAndWhenThereIsMore() {
        assertThat(limiter.take(charge))
                .containsEntry("RateLimit-Policy", "\"sample\";q=3;w=30")
                .containsEntry("RateLimit", "\"sample\";r=2;t=10");
        limiter.take(charge);
        assertThat(limiter.take(charge)).containsEntry("RateLimit", "\"sample\";r=0;t=10");

        clock.advance(Duration.ofSeconds(4));
        assertThatThrownBy(() -> limiter.take(charge)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().retryAfter()).isEqualTo(Duration.ofSeconds(6));
            assertThat(e.problem().headers()).containsEntry("RateLimit", "\"sample\";r=0;t=6");
        });
    }

    @Test
    void fillsNoBucketWhereOneHasNoRoom() {
        var wide = charge("3/30s");
        fill(3);
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.fill(List.of(charge, wide)))
                    .extracting(Level::hasRoom)
                    .containsExactly(false, true);
        }
        assertThat(buckets.fill(List.of(wide)).get(0).remaining(clock.instant()))
                .isEqualTo(2);
    }

    @Test
    void changesNothingByLooking() {
        for (int i = 0; i < 5; i++) {
            limiter.look(charge);
        }
        fill(3);
        assertThatThrownBy(() -> limiter.look(charge)).isInstanceOf(ProblemException.class);
    }

    @Test
    void letsPassExactlySoManyOfThoseThatComeAtOnce() {
        var other = charge("100/30s");
        var tries = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? List.of(charge, other) : List.of(other, charge))
                .map(both -> CompletableFuture.supplyAsync(
                        () -> buckets.fill(both).stream().allMatch(Level::hasRoom)))
                .toList();

        assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(3);
    }

    @Test
    void forgetsBucketsThatRanEmpty() {
        fill(1);
        clock.advance(Duration.ofDays(2));
        for (int i = 0; i < 30; i++) {
            buckets.fill(List.of(charge("1/1h")));
        }
        assertThat(jdbc.sql("select count(*) from rate_bucket where empty_at < ?")
                        .param(java.sql.Timestamp.from(clock.instant()))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void fill(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(fits()).isTrue();
        }
    }

    private boolean fits() {
        return buckets.fill(List.of(charge)).get(0).hasRoom();
    }

    private static Charge charge(String rate) {
        return new Charge("sample", Rate.valueOf(rate), UUID.randomUUID().toString());
    }
}
