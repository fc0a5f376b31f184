package org.emailchange.api.query;

import java.time.Instant;

/**
 * An address that an account had.
 *
 * @param email the address
 * @param from since when
 * @param until until when
 */
public record PreviousEmail(String email, Instant from, Instant until) {}
