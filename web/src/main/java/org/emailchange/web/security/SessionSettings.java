package org.emailchange.web.security;

import java.time.Duration;
import org.emailchange.api.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.session.*}.
 *
 * @param idle how long a session lasts without a request
 * @param lifetime how long a session lasts after signing in, however busy it is
 */
@ConfigurationProperties("email-change.session")
public record SessionSettings(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration lifetime) {

    /** @throws InvalidSetting if a session would end before it could be used */
    public SessionSettings {
        if (idle.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(idle) < 0) {
            throw new InvalidSetting("Set email-change.session.idle to at least 1m,"
                    + " and email-change.session.lifetime to no less than that.");
        }
    }
}
