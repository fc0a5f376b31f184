package org.emailchange.web.limit;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes buckets away that are full again. Nodes do not hinder each other: each leaves what another has locked. */
@Component
class BucketSweep {

    private static final Logger LOG = LoggerFactory.getLogger(BucketSweep.class);

    private static final int BATCH = 1_000;

    private final ExpiredEntriesCleaner cleaner;

    BucketSweep(ExpiredEntriesCleaner cleaner) {
        this.cleaner = cleaner;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            int removed;
            do {
                removed = cleaner.removeExpired(BATCH);
            } while (removed == BATCH);
        } catch (BucketExecutionException e) {
            LOG.warn(
                    "Full buckets could not be taken away, and are tried again: {}",
                    e.getClass().getName());
        }
    }
}
