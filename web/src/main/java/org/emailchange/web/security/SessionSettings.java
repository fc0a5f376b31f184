package org.emailchange.web.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.session.*}.
 *
 * @param idle how long a session lives without a request
 * @param lifetime how long it lives at all, counted from signing in
 */
@ConfigurationProperties("email-change.session")
public record SessionSettings(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration lifetime) {

    /** @throws IllegalArgumentException if a session would be over before it began */
    public SessionSettings {
        if (idle.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(idle) < 0) {
            throw new IllegalArgumentException("Set email-change.session.idle to at least 1m,"
                    + " and email-change.session.lifetime to no less than that.");
        }
    }
}
