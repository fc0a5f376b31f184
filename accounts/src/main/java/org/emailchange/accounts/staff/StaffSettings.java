package org.emailchange.accounts.staff;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings {@code email-change.staff.<name>.password} and {@code .roles}. */
@ConfigurationProperties("email-change")
record StaffSettings(@DefaultValue Map<String, StaffEntry> staff) {}
