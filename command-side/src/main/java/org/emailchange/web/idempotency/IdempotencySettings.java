package org.emailchange.web.idempotency;

import java.time.Duration;
import org.emailchange.api.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.idempotency.*}.
 *
 * @param retention how long an answer is kept for a repeat
 * @param patience how long a repeat waits for the first to be answered
 * @param lease how long the first may take; after that it counts as lost, and a repeat is done in its place
 */
@ConfigurationProperties("email-change.idempotency")
record IdempotencySettings(
        @DefaultValue("24h") Duration retention,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("60s") Duration lease) {

    IdempotencySettings {
        if (retention.compareTo(lease) < 0) {
            throw new InvalidSetting(
                    "Set email-change.idempotency.retention to at least email-change.idempotency.lease.");
        }
        if (lease.compareTo(patience) <= 0 || patience.isNegative()) {
            throw new InvalidSetting(
                    "Set email-change.idempotency.patience to 0s or more, and to less than email-change.idempotency.lease.");
        }
    }
}
