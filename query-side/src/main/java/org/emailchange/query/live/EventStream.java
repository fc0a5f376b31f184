package org.emailchange.query.live;

import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events that end after a lifetime, and that no proxy on the way holds back. */
public final class EventStream extends SseEmitter {

    /** Known to nginx, which otherwise collects answers before it passes them on. */
    private static final String NOT_BUFFERED = "X-Accel-Buffering";

    /** A stream that ends by itself after the lifetime; the client then connects again. */
    public EventStream(Duration lifetime) {
        super(lifetime.toMillis());
        onTimeout(this::complete);
    }

    /** The answer to a request for the headers alone, which opens no stream: nobody would read it. */
    public static ResponseEntity<Void> headers() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header(NOT_BUFFERED, "no")
                .build();
    }

    @Override
    protected void extendResponse(ServerHttpResponse response) {
        super.extendResponse(response);
        response.getHeaders().set(NOT_BUFFERED, "no");
    }
}
