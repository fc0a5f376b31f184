package org.emailchange.query.status.stream;

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

/** One client's stream. Never goes back to an older version, even while the view is rebuilt. */
final class StatusStream {
    private static final MediaType UTF8 = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final Duration RECONNECT = Duration.ofSeconds(2);
    private static final Duration RECONNECT_AFTER_GIVING_WAY = Duration.ofMinutes(1);

    private final SseEmitter emitter;
    private final @Nullable SessionKey session;
    private final Function<StatusSnapshot, String> data;
    private long version;
    private @Nullable StatusSnapshot sent;

    /**
     * @param session the session that it ends with, if the client has one
     * @param after the version that the client has already; less than 0 for none
     * @param data what the client is sent of a snapshot
     */
    StatusStream(SseEmitter emitter, @Nullable SessionKey session, long after, Function<StatusSnapshot, String> data) {
        this.emitter = emitter;
        this.session = session;
        this.data = data;
        this.version = after;
    }

    /** Lets the client know that it is connected. */
    void begin() {
        send(SseEmitter.event().reconnectTime(RECONNECT.toMillis()).comment(""));
    }

    void beat() {
        send(SseEmitter.event().comment(""));
    }

    /** Sends the client the status if it is new to it. */
    synchronized void offer(StatusSnapshot snapshot, Instant now) {
        if (isNew(snapshot, now)) {
            version = snapshot.version();
            sent = snapshot;
            send(SseEmitter.event().id(Long.toString(version)).name("status").data(data.apply(snapshot), UTF8));
        } else if (sent == null && snapshot.version() == version) {
            sent = snapshot;
        }
    }

    /** Within a version, only the passing of time makes a status new. */
    private boolean isNew(StatusSnapshot snapshot, Instant now) {
        return snapshot.version() > version
                || snapshot.version() == version
                        && sent != null
                        && sent.isStale(now)
                        && !sent.json().equals(snapshot.json());
    }

    /** Ends for a newer stream; a client that is still there comes again late, or two would oust each other for ever. */
    void giveWay() {
        send(SseEmitter.event()
                .reconnectTime(RECONNECT_AFTER_GIVING_WAY.toMillis())
                .comment(""));
        end();
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
