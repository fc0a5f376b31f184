package org.emailchange.query.status.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.emailchange.accounts.session.SessionKey;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.eventstore.notify.Subscription;
import org.emailchange.query.live.AccountWatchers;
import org.emailchange.query.live.EventStream;
import org.emailchange.query.live.LiveExecutor;
import org.emailchange.query.live.LiveSettings;
import org.emailchange.query.status.StatusQueries;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The open streams of this node, by account. */
@Component
class AccountStreams implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AccountStreams.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Timers and clocks differ in fractions; after this margin the end is past for both. */
    private static final Duration MARGIN = Duration.ofMillis(2);

    private final ConcurrentMap<AccountId, Broadcast> byAccount = new ConcurrentHashMap<>();
    private final StatusQueries queries;
    private final JsonMapper json;
    private final AccountWatchers watchers;
    private final LiveExecutor executor;
    private final LiveSettings settings;
    private final Clock clock;
    private final Subscription endedSessions;
    private boolean ended;

    AccountStreams(
            StatusQueries queries,
            JsonMapper json,
            AccountWatchers watchers,
            LiveExecutor executor,
            LiveSettings settings,
            Clock clock,
            Notifications notifications) {
        this.queries = queries;
        this.json = json;
        this.watchers = watchers;
        this.executor = executor;
        this.settings = settings;
        this.clock = clock;
        executor.every(settings.heartbeat(), () -> byAccount.values().forEach(Broadcast::beat));
        // after a lost message any session may have ended: all their streams end, and clients authenticate again
        endedSessions = notifications.subscribe(
                SessionKey.ENDED,
                key -> executor.execute(() -> end(stream -> stream.isOf(new SessionKey(key)))),
                () -> executor.execute(() -> end(StatusStream::isOfASession)));
    }

    /**
     * Opens a stream. Where the account has too many, its oldest ends for it: often nobody reads that one any more.
     *
     * @param session the session that it ends with, if the client has one
     * @param after the version that the client has already; less than 0 for none
     * @param data what the client is sent of a snapshot
     * @throws ProblemException if the node serves as many streams as it can, each for another account
     */
    SseEmitter open(
            AccountId account, @Nullable SessionKey session, long after, Function<StatusSnapshot, String> data) {
        var emitter = new EventStream(settings.lifetime());
        var stream = new StatusStream(emitter, session, after, data);
        emitter.onCompletion(() -> close(account, stream));
        synchronized (this) {
            if (ended) {
                throw unavailable();
            }
            makeRoom(account);
            stream.begin();
            byAccount.compute(account, (id, all) -> (all == null ? new Broadcast(id) : all).with(stream));
        }
        return emitter;
    }

    private static ProblemException unavailable() {
        return new ProblemException(GeneralProblem.UNAVAILABLE, Map.of(), RETRY_AFTER);
    }

    /** On a full node, whoever has the most streams gives one up. */
    private void makeRoom(AccountId account) {
        var own = byAccount.get(account);
        if (own != null && own.streams.size() >= settings.maxStreamsPerAccount()) {
            own.endOldest();
        } else if (byAccount.values().stream()
                        .mapToInt(all -> all.streams.size())
                        .sum()
                >= settings.maxStreams()) {
            byAccount.values().stream()
                    .max(Comparator.comparingInt(all -> all.streams.size()))
                    .filter(most -> most.streams.size() > 1)
                    .orElseThrow(AccountStreams::unavailable)
                    .endOldest();
        }
    }

    /** Ends all streams, and lets none begin: before the web server stops, which waits for all requests. */
    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        ended = true;
        end(stream -> true);
    }

    private void end(Predicate<StatusStream> over) {
        byAccount.values().forEach(broadcast -> broadcast.end(over));
    }

    private void close(AccountId account, StatusStream stream) {
        byAccount.computeIfPresent(account, (id, all) -> all.without(stream));
    }

    @Override
    public void destroy() {
        endedSessions.close();
    }

    /** All streams of one account: the status is read once for all of them. */
    private final class Broadcast {

        private final AccountId account;
        private final Queue<StatusStream> streams = new ConcurrentLinkedQueue<>();
        private final Runnable unwatch;
        private volatile @Nullable Future<?> nextLook;

        Broadcast(AccountId account) {
            this.account = account;
            this.unwatch = watchers.watch(account, this::look);
        }

        Broadcast with(StatusStream stream) {
            streams.add(stream);
            watchers.changed(account);
            return this;
        }

        /** Null once no stream is left. */
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

        void endOldest() {
            var oldest = streams.element();
            close(account, oldest);
            // its place is free at once; to write to a client that reads no more may take long
            executor.execute(oldest::giveWay);
        }

        private void look() {
            StatusSnapshot snapshot;
            try {
                snapshot = StatusSnapshot.of(queries.status(account), json);
            } catch (RuntimeException e) {
                LOG.warn("The status could not be read for its streams", e);
                lookAgain(AFTER_FAILURE);
                return;
            }
            var now = clock.instant();
            streams.forEach(stream -> stream.offer(snapshot, now));
            lookAgain(snapshot.staleAt().map(this::until).orElse(null));
        }

        private Duration until(Instant end) {
            return Duration.between(clock.instant(), end).plus(MARGIN);
        }

        /** Plans the one look ahead, which is one too many if no stream is left by then. */
        private void lookAgain(@Nullable Duration delay) {
            var planned = nextLook;
            if (planned != null) {
                planned.cancel(false);
            }
            nextLook = delay == null ? null : executor.after(delay, () -> watchers.changed(account));
        }
    }
}
