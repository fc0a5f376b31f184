package org.emailchange.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many requests may wait for a view or stream it, and for how long.
 *
 * @param threads how many threads read and send for all of them
 * @param maxWait how long a request waits for the version it asks for
 * @param maxWaiting how many requests may wait on a node; one more is answered at once with what is known
 * @param maxWaitingPerAccount the same limit for one account
 * @param maxStreams how many streams a node serves
 * @param maxStreamsPerAccount the same limit for one account
 * @param heartbeat how often a stream sends a sign of life
 * @param lifetime when a stream ends, so that a client that still wants it is authenticated again
 */
@ConfigurationProperties("email-change.live")
public record LiveSettings(
        int threads,
        Duration maxWait,
        int maxWaiting,
        int maxWaitingPerAccount,
        int maxStreams,
        int maxStreamsPerAccount,
        Duration heartbeat,
        Duration lifetime) {}
