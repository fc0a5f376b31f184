package org.emailchange.query.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.emailchange.accounts.session.SessionKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One client's stream. Never goes back in time, whatever a view being rebuilt says meanwhile. */
final class StatusStream {
    private static final MediaType UTF8 = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final Duration RECONNECT = Duration.ofSeconds(2);

    private final SseEmitter emitter;
    private final @Nullable SessionKey session;
    private final Function<News, String> words;
    private long version;
    private @Nullable News told;

    /**
     * @param session the session that it ends with, if the client has one
     * @param after the version that the client has already; less than 0 for none
     * @param words what the client is told of news
     */
    StatusStream(SseEmitter emitter, @Nullable SessionKey session, long after, Function<News, String> words) {
        this.emitter = emitter;
        this.session = session;
        this.words = words;
        this.version = after;
    }

    /** Lets the client know that it is connected. */
    void begin() {
        send(SseEmitter.event().reconnectTime(RECONNECT.toMillis()).comment(""));
    }

    void beat() {
        send(SseEmitter.event().comment(""));
    }

    /** Tells the client what it does not know yet. */
    synchronized void offer(News news, Instant now) {
        if (isNew(news, now)) {
            version = news.version();
            told = news;
            send(SseEmitter.event().id(Long.toString(version)).name("status").data(words.apply(news), UTF8));
        } else if (told == null && news.version() == version) {
            told = news;
        }
    }

    /**
     * The status is made of two views, and can show an event before both have seen it. So within a version the passing
     * of time is all that is new.
     */
    private boolean isNew(News news, Instant now) {
        return news.version() > version
                || news.version() == version
                        && told != null
                        && told.isStale(now)
                        && !told.json().equals(news.json());
    }

    void end() {
        emitter.complete();
    }

    boolean isOfASession() {
        return session != null;
    }

    boolean isOf(SessionKey ended) {
        return ended.equals(session);
    }

    /** A client that has left is nothing to report: the container ends the request. */
    private void send(SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException left) {
            // The container has noticed as well and ends the request; to end it here too would race with it.
        }
    }
}
