package org.emailchange.web.limit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where Bucket4j keeps its buckets: in a table of this module, by this application's clock. */
@Configuration(proxyBeanMethods = false)
class BucketStore {

    /** Long enough that a bucket in use is not created again for each request. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);

    private static final int BATCH = 1_000;

    @Bean
    PostgreSQLSelectForUpdateBasedProxyManager<String> bucketProxies(DataSource dataSource, Clock clock) {
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .clientClock(new ByClock(clock))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
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
