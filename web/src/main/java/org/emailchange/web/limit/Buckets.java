package org.emailchange.web.limit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.emailchange.api.Pseudonyms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The token buckets of all limits, in the database that all nodes share. */
@Component
class Buckets {

    private final ProxyManager<String> store;
    private final Pseudonyms pseudonyms;

    Buckets(ProxyManager<String> store, Pseudonyms pseudonyms) {
        this.store = store;
        this.pseudonyms = pseudonyms;
    }

    /**
     * How much of a limit is left.
     *
     * @param remaining how many more are allowed now
     * @param untilRoom how long until one more is allowed; zero where it is now
     * @param untilFull how long until all of the limit is available again
     * @param hasRoom whether the one that was asked for was allowed
     */
    record Level(Limit limit, long remaining, Duration untilRoom, Duration untilFull, boolean hasRoom) {

        private static Level of(Limit limit, ConsumptionProbe probe) {
            var untilFull = Duration.ofNanos(probe.getNanosToWaitForReset());
            var untilRoom = probe.getRemainingTokens() > 0
                    ? Duration.ZERO
                    : untilFull.minus(limit.rate().timeFor(limit.rate().count() - 1));
            return new Level(limit, probe.getRemainingTokens(), untilRoom, untilFull, probe.isConsumed());
        }

        private static Level of(Limit limit, EstimationProbe probe) {
            var remaining = probe.getRemainingTokens();
            var untilRoom = Duration.ofNanos(probe.getNanosToWaitForRefill());
            var missing = limit.rate().count() - remaining;
            return new Level(limit, remaining, untilRoom, limit.rate().timeFor(missing), probe.canBeConsumed());
        }

        /** The level once the one that was taken is put back. */
        private Level givenBack() {
            return new Level(
                    limit,
                    remaining + 1,
                    Duration.ZERO,
                    untilFull.minus(limit.rate().timeFor(1)),
                    hasRoom);
        }
    }

    /** Has Bucket4j keep the buckets in a table of this module, by this application's clock. */
    @Configuration(proxyBeanMethods = false)
    static class Store {

        /** Long enough that a bucket in use is not created again for each request. */
        private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);

        private static final int BATCH = 1_000;

        @Bean
        PostgreSQLSelectForUpdateBasedProxyManager<String> bucketProxies(DataSource dataSource, Clock clock) {
            return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                    .primaryKeyMapper(PrimaryKeyMapper.STRING)
                    .table("rate_bucket")
                    .clientClock(new ByClock(clock))
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                    .build();
        }

        /** Removes buckets that are full again. */
        @Bean
        RecurringTask<Void> bucketCleanup(ExpiredEntriesCleaner cleaner) {
            return Tasks.recurring("rate-bucket-cleanup", FixedDelay.ofMinutes(1))
                    .execute((instance, context) -> removeExpired(cleaner));
        }

        static void removeExpired(ExpiredEntriesCleaner cleaner) {
            int removed;
            do {
                removed = cleaner.removeExpired(BATCH);
            } while (removed == BATCH);
        }

        private record ByClock(Clock clock) implements TimeMeter {

            @Override
            public long currentTimeNanos() {
                var now = clock.instant();
                return Math.addExact(TimeUnit.SECONDS.toNanos(now.getEpochSecond()), now.getNano());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        }
    }

    /** Takes one out of each bucket, or, as soon as one of them is empty, out of none. */
    List<Level> takeAllOrNone(List<Limit> limits) {
        var levels = new ArrayList<Level>();
        for (var limit : limits) {
            var level = take(limit);
            if (!level.hasRoom()) {
                levels.replaceAll(this::giveBack);
                levels.add(level);
                break;
            }
            levels.add(level);
        }
        return List.copyOf(levels);
    }

    /** Takes one out of the bucket, if there is one left. */
    Level take(Limit limit) {
        return Level.of(limit, bucket(limit).tryConsumeAndReturnRemaining(1));
    }

    /** Fills the bucket, and takes one out of it. */
    Level restart(Limit limit) {
        bucket(limit).reset();
        return take(limit);
    }

    /** Looks whether there is one left, and takes nothing. */
    Level look(Limit limit) {
        return Level.of(limit, bucket(limit).estimateAbilityToConsume(1));
    }

    private Level giveBack(Level taken) {
        giveBack(taken.limit());
        return taken.givenBack();
    }

    /** Puts one back that was taken. */
    void giveBack(Limit limit) {
        bucket(limit).addTokens(1);
    }

    private BucketProxy bucket(Limit limit) {
        var rate = limit.rate();
        return store.getProxy(
                id(limit),
                () -> BucketConfiguration.builder()
                        .addLimit(bucket -> bucket.capacity(rate.count()).refillGreedy(rate.count(), rate.period()))
                        .build());
    }

    /** Contains the rate as well: other settings have other buckets. */
    private String id(Limit limit) {
        var subject = limit.name() + '\n' + limit.rate() + '\n' + limit.key();
        return limit.name() + ' ' + pseudonyms.of("email-change/limit/v1", subject);
    }
}
