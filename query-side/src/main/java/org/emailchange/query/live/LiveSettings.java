package org.emailchange.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long, and how many, may wait for a view or watch it.
 *
 * @param threads how many threads read and send for all of them
 * @param maxWait how long a request waits for the version it asks for
 * @param maxWaiting how many requests may wait on a node; one more is answered at once with what there is
 * @param maxWaitingPerAccount likewise for one account
 * @param maxStreams how many streams a node serves
 * @param maxStreamsPerAccount likewise for one account
 * @param heartbeat how often a stream says that it lives
 * @param lifetime when a stream ends, so that whoever still wants it asks, and shows who they are, again
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
