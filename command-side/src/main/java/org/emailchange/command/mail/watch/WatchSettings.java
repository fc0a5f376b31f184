package org.emailchange.command.mail.watch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When mail counts as down.
 *
 * @param maxWait how long a mail may not be out before it is given up
 */
@ConfigurationProperties("email-change.mail")
record WatchSettings(@DefaultValue("15m") Duration maxWait) {}
