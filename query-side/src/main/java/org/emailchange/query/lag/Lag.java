package org.emailchange.query.lag;

import java.time.Duration;

/**
 * How far a view is behind.
 *
 * @param events how many it has not seen; counted up to ten thousand
 * @param time since when the first of them has been waiting; zero without one
 */
record Lag(long events, Duration time) {}
