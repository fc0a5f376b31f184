package org.emailchange.web.request;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code email-change.request.*}.
 *
 * @param maxBody the largest body taken
 * @param bodyTimeout how long a body may take to arrive as a whole
 */
@ConfigurationProperties("email-change.request")
record RequestLimits(
        @DefaultValue("16KB") DataSize maxBody,
        @DefaultValue("10s") Duration bodyTimeout) {}
