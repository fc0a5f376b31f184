package org.emailchange.command.mail;

import java.util.Properties;
import org.emailchange.web.Loopback;
import org.jspecify.annotations.Nullable;

/** What holds for a connection to the mail server unless {@code spring.mail.properties.*} says otherwise. */
final class SmtpDefaults {

    private final MailSettings settings;

    SmtpDefaults(MailSettings settings) {
        this.settings = settings;
    }

    Properties forHost(@Nullable String host) {
        var properties = new Properties();
        for (var protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
            var timeout = String.valueOf(settings.timeout().toMillis());
            properties.setProperty(protocol + "connectiontimeout", timeout);
            properties.setProperty(protocol + "timeout", timeout);
            properties.setProperty(protocol + "writetimeout", timeout);
            properties.setProperty(protocol + "quitwait", "false");
            properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        }
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(mustEncrypt(host)));
        return properties;
    }

    private boolean mustEncrypt(@Nullable String host) {
        return switch (settings.encryption()) {
            case REQUIRED -> true;
            case IF_OFFERED -> false;
            case REQUIRED_UNLESS_LOCAL -> !Loopback.resolves(host);
        };
    }
}
