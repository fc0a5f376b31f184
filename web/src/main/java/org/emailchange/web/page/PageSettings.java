package org.emailchange.web.page;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pages look like.
 *
 * @param brand the name of the service, as people know it
 * @param zone the time zone of times on pages
 */
@ConfigurationProperties("email-change")
public record PageSettings(
        @DefaultValue("E-mail change") String brand,
        @DefaultValue("UTC") ZoneId zone) {}
