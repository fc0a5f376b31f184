package org.emailchange.web;

import java.net.URI;
import java.time.ZoneId;
import org.emailchange.api.Disclosure;
import org.emailchange.api.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.*} that several modules use.
 *
 * @param baseUrl the URL that people reach this service by; links start with it, never with what a request names
 * @param brand the name of the service, as people know it
 * @param zone the time zone of times on pages
 * @param disclosure what a person who asks for an address learns about the account that has it
 */
@ConfigurationProperties("email-change")
public record SharedSettings(
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("E-mail change") String brand,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("reveal") Disclosure disclosure) {

    /** @throws InvalidSetting if the base URL could not start a link, or would send its token in the clear */
    public SharedSettings {
        if (!baseUrl.isAbsolute()
                || baseUrl.getHost() == null
                || baseUrl.getRawUserInfo() != null
                || baseUrl.getRawQuery() != null
                || baseUrl.getRawFragment() != null) {
            throw new InvalidSetting("Set email-change.base-url to the absolute URL that people reach this service by,"
                    + " without a name, a password or a query.");
        }
        var isLocal = "http".equals(baseUrl.getScheme()) && Loopback.isName(baseUrl.getHost());
        if (!isLocal && !"https".equals(baseUrl.getScheme())) {
            throw new InvalidSetting("Set email-change.base-url to an https URL; plain http is for localhost alone.");
        }
    }

    /** Whether people reach this service by HTTPS, if only by way of a proxy in front of it. */
    public boolean isHttps() {
        return "https".equals(baseUrl.getScheme());
    }
}
