package org.emailchange.query.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.emailchange.accounts.session.SessionKey;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The open streams of this node. */
@Component
class StatusStreams {
    private static final Duration LATER = Duration.ofSeconds(10);

    private final ConcurrentMap<AccountId, Broadcast> byAccount = new ConcurrentHashMap<>();
    private final Newsroom newsroom;
    private final Watches watches;
    private final LiveThreads threads;
    private final LiveSettings settings;
    private final Clock clock;
    private final Places places;
    private volatile boolean ended;

    StatusStreams(Newsroom newsroom, Watches watches, LiveThreads threads, LiveSettings settings, Clock clock) {
        this.newsroom = newsroom;
        this.watches = watches;
        this.threads = threads;
        this.settings = settings;
        this.clock = clock;
        this.places = new Places(settings.maxStreams(), settings.maxStreamsPerAccount());
        threads.every(settings.heartbeat(), () -> byAccount.values().forEach(Broadcast::beat));
    }

    /**
     * Begins a stream.
     *
     * @param session the session that it ends with, if the client has one
     * @param after the version that the client has already; less than 0 for none
     * @param words what the client is told of news
     * @throws ProblemException if there are too many
     */
    SseEmitter open(AccountId account, @Nullable SessionKey session, long after, Function<News, String> words) {
        takePlace(account);
        var emitter = new SseEmitter(settings.lifetime().toMillis());
        var stream = new StatusStream(emitter, session, after, words);
        var closed = new AtomicBoolean();
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(() -> {
            if (closed.compareAndSet(false, true)) {
                close(account, stream);
            }
        });
        stream.begin();
        byAccount.compute(account, (id, broadcast) -> (broadcast == null ? begin(id) : broadcast).with(stream));
        if (ended) {
            stream.end();
        }
        return emitter;
    }

    /** Ends all streams, and lets none begin. */
    void end() {
        ended = true;
        end(stream -> true);
    }

    /** Ends those of the streams that are over. */
    void end(Predicate<StatusStream> over) {
        byAccount.values().forEach(broadcast -> broadcast.end(over));
    }

    private void takePlace(AccountId account) {
        var taken = ended ? Places.Taken.NONE_LEFT : places.take(account);
        if (taken != Places.Taken.YES) {
            var ofAccount = taken == Places.Taken.NONE_LEFT_FOR_ACCOUNT;
            throw new ProblemException(
                    ofAccount ? GeneralProblem.RATE_LIMITED : GeneralProblem.UNAVAILABLE, Map.of(), LATER);
        }
    }

    private Broadcast begin(AccountId account) {
        return new Broadcast(account, newsroom, watches, threads, clock);
    }

    private void close(AccountId account, StatusStream stream) {
        byAccount.computeIfPresent(account, (id, broadcast) -> broadcast.without(stream));
        places.leave(account);
    }
}
