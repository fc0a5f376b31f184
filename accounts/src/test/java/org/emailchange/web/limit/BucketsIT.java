package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.SettableClock;
import org.emailchange.web.problem.ProblemException;
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

    @Autowired
    private BucketSweep sweep;

    private final Charge charge = charge("3/30s");

    @Test
    void letsPassAllAtOnceAndThenOneForEachPartOfThePeriod() {
        take(3);
        assertThat(fits()).isFalse();

        clock.advance(Duration.ofMillis(9_999));
        assertThat(fits()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(fits()).isTrue();
        assertThat(fits()).isFalse();

        clock.advance(Duration.ofSeconds(30));
        take(3);
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
    void takesFromNoBucketWhereOneIsEmpty() {
        var wide = charge("3/30s");
        take(3);
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.takeAllOrNone(List.of(charge, wide)))
                    .extracting(Level::hasRoom)
                    .containsExactly(false);
            assertThat(buckets.takeAllOrNone(List.of(wide, charge)))
                    .extracting(Level::remaining)
                    .containsExactly(3L, 0L);
        }
        assertThat(buckets.take(wide).remaining()).isEqualTo(2);
    }

    @Test
    void changesNothingByLooking() {
        for (int i = 0; i < 5; i++) {
            limiter.look(charge);
        }
        take(3);
        assertThatThrownBy(() -> limiter.look(charge)).isInstanceOf(ProblemException.class);
    }

    @Test
    void letsPassExactlySoManyOfThoseThatComeAtOnce() {
        var other = charge("100/30s");
        var tries = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? List.of(charge, other) : List.of(other, charge))
                .map(both -> CompletableFuture.supplyAsync(
                        () -> buckets.takeAllOrNone(both).stream().allMatch(Level::hasRoom)))
                .toList();

        assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(3);
    }

    @Test
    void forgetsBucketsThatAreFullAgain() {
        take(1);
        jdbc.sql("insert into rate_bucket (id, expires_at) values ('full again', 1)")
                .update();
        sweep.sweep();

        assertThat(jdbc.sql("select count(*) from rate_bucket where id = 'full again'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(buckets.look(charge).remaining()).isEqualTo(2);
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(fits()).isTrue();
        }
    }

    private boolean fits() {
        return buckets.take(charge).hasRoom();
    }

    private static Charge charge(String rate) {
        return new Charge("sample", Rate.valueOf(rate), UUID.randomUUID().toString());
    }
}
