package org.emailchange.query.availability;

import org.emailchange.api.Disclosure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param disclosure what somebody who asks about an address learns of who owns it */
@ConfigurationProperties("email-change")
record AvailabilitySettings(@DefaultValue("reveal") Disclosure disclosure) {}
