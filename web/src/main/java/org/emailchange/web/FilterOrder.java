package org.emailchange.web;

import org.springframework.core.Ordered;

/**
 * The order of the servlet filters, outermost first. Between those named here run two of Spring: that of Spring Session,
 * at {@code Ordered.HIGHEST_PRECEDENCE + 50}, and that of Spring Security, at -100.
 */
public final class FilterOrder {

    /** Adds the headers that every answer carries, before anything can answer. */
    public static final int SECURITY_HEADERS = Ordered.HIGHEST_PRECEDENCE + 10;

    /** Reads the whole body, before a session or a connection to the database is held. */
    public static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 20;

    /** Counts requests without a caller, after Spring Security has found that there is none. */
    public static final int ANONYMOUS_REQUESTS = -50;

    /** Answers a repeated request with the stored response, once the caller is known and within the limits. */
    public static final int IDEMPOTENCY = 0;

    private FilterOrder() {}
}
