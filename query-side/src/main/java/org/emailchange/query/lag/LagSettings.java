package org.emailchange.query.lag;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a view counts as down.
 *
 * @param maxLag how long an event may wait for it
 */
@ConfigurationProperties("email-change.views")
record LagSettings(Duration maxLag) {}
