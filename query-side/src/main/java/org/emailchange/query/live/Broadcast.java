package org.emailchange.query.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All streams of one account on this node: one reading of the views serves them all. */
final class Broadcast {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** The end has come for sure then, whatever clock and timer make of fractions. */
    private static final Duration MARGIN = Duration.ofMillis(2);

    private final AccountId account;
    private final Newsroom newsroom;
    private final Watches watches;
    private final LiveThreads threads;
    private final Clock clock;
    private final Set<StatusStream> streams = ConcurrentHashMap.newKeySet();
    private final Runnable unwatch;
    private volatile @Nullable Future<?> nextLook;

    Broadcast(AccountId account, Newsroom newsroom, Watches watches, LiveThreads threads, Clock clock) {
        this.account = account;
        this.newsroom = newsroom;
        this.watches = watches;
        this.threads = threads;
        this.clock = clock;
        this.unwatch = watches.add(account, this::look);
    }

    Broadcast with(StatusStream stream) {
        streams.add(stream);
        watches.changed(account);
        return this;
    }

    /** Nothing where no stream is left. */
    @Nullable
    Broadcast without(StatusStream stream) {
        streams.remove(stream);
        if (!streams.isEmpty()) {
            return this;
        }
        unwatch.run();
        lookAgain(null);
        return null;
    }

    void beat() {
        streams.forEach(StatusStream::beat);
    }

    void end(Predicate<StatusStream> over) {
        streams.stream().filter(over).forEach(StatusStream::end);
    }

    private void look() {
        newsroom.newsOf(account).whenComplete((news, failure) -> {
            if (news == null) {
                LOG.warn("The status could not be read for its streams", failure);
                lookAgain(AFTER_FAILURE);
                return;
            }
            var now = clock.instant();
            streams.forEach(stream -> stream.offer(news, now));
            lookAgain(news.staleAt().map(this::until).orElse(null));
        });
    }

    private Duration until(Instant end) {
        return Duration.between(clock.instant(), end).plus(MARGIN);
    }

    /** The time of the one look that is planned, which is one too many where nobody watches any more. */
    private void lookAgain(@Nullable Duration delay) {
        var planned = nextLook;
        if (planned != null) {
            planned.cancel(false);
        }
        nextLook = delay == null ? null : threads.after(delay, () -> watches.changed(account));
    }
}
