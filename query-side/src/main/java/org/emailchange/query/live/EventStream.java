package org.emailchange.query.live;

import java.time.Duration;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events that end after a lifetime, and that no proxy on the way holds back. */
public final class EventStream extends SseEmitter {

    /** A stream that ends by itself after the lifetime; the client then connects again. */
    public EventStream(Duration lifetime) {
        super(lifetime.toMillis());
        onTimeout(this::complete);
    }

    /** The header is known to nginx, which otherwise collects answers before it passes them on. */
    @Override
    protected void extendResponse(ServerHttpResponse response) {
        super.extendResponse(response);
        response.getHeaders().set("X-Accel-Buffering", "no");
    }
}
