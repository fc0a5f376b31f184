package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BucketsIT extends RunningEdge {

    private final Buckets buckets = bean(Buckets.class);
    private final RateLimiter limiter = bean(RateLimiter.class);
    private final JdbcClient jdbc = bean(JdbcClient.class);
    private final ExpiredEntriesCleaner cleaner = bean(ExpiredEntriesCleaner.class);

    private final Limit limit = limit("3/30s");

    @Test
    void allowABurstAndThenAnEvenRate() {
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
    void haveHeadersThatSayWhatIsLeftAndWhenThereIsMore() {
        assertThat(limiter.taken(limit))
                .containsEntry("RateLimit-Policy", "\"sample\";q=3;w=30")
                .containsEntry("RateLimit", "\"sample\";r=2;t=10");
        limiter.take(limit);
        assertThat(limiter.taken(limit)).containsEntry("RateLimit", "\"sample\";r=0;t=10");

        clock.advance(Duration.ofSeconds(4));
        assertThatThrownBy(() -> limiter.taken(limit)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().retryAfter()).isEqualTo(Duration.ofSeconds(6));
            assertThat(e.problem().headers()).containsEntry("RateLimit", "\"sample\";r=0;t=6");
        });
    }

    @Test
    void areAllLeftAsTheyAreWhereOneIsEmpty() {
        var wide = limit("3/30s");
        take(3);
        for (int i = 0; i < 5; i++) {
            assertThat(buckets.takeAllOrNone(List.of(limit, wide)))
                    .extracting(Buckets.Level::hasRoom)
                    .containsExactly(false);
            assertThat(buckets.takeAllOrNone(List.of(wide, limit)))
                    .extracting(Buckets.Level::remaining)
                    .containsExactly(3L, 0L);
        }
        assertThat(buckets.take(wide).remaining()).isEqualTo(2);
    }

    @Test
    void areNotChangedByWhatDoesNotFail() {
        for (int i = 0; i < 5; i++) {
            limiter.attempt(limit).close();
        }
        take(3);
        assertThatThrownBy(() -> limiter.attempt(limit)).isInstanceOf(ProblemException.class);
    }

    @Test
    void haveNoRoomForMoreAtOnceThanMayFail() {
        var another = new RateLimiter(buckets, new RateLimiter.Settings(true));
        try (var one = limiter.attempt(limit);
                var two = another.attempt(limit)) {
            two.failed();
            limiter.attempt(limit);
            assertThatThrownBy(() -> another.attempt(limit)).isInstanceOf(ProblemException.class);
            assertThat(one).isNotNull();
        }
        assertThat(buckets.look(limit).remaining()).isOne();
    }

    @Test
    void allowExactlyTheRateToConcurrentRequests() {
        var other = limit("100/30s");
        var tries = IntStream.range(0, 40)
                .mapToObj(i -> i % 2 == 0 ? List.of(limit, other) : List.of(other, limit))
                .map(both -> CompletableFuture.supplyAsync(
                        () -> buckets.takeAllOrNone(both).stream().allMatch(Buckets.Level::hasRoom)))
                .toList();

        assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(3);
    }

    @Test
    void areRemovedWhenFullAgain() {
        take(1);
        jdbc.sql("insert into rate_bucket (id, expires_at) values ('full again', 1)")
                .update();
        Buckets.Store.removeExpired(cleaner);

        assertThat(jdbc.sql("select count(*) from rate_bucket where id = 'full again'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(buckets.look(limit).remaining()).isEqualTo(2);
    }

    private void take(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(fits()).isTrue();
        }
    }

    private boolean fits() {
        return buckets.take(limit).hasRoom();
    }

    private static Limit limit(String rate) {
        return new Limit("sample", Rate.valueOf(rate), UUID.randomUUID().toString());
    }
}
