package org.emailchange.command.mail.outbox;

import java.util.List;
import org.emailchange.command.mail.MailSettings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while a mail waits too long for its first attempt, or for one that succeeds. Not part of readiness: asking and
 * confirming go on.
 */
@Component("mailsWaiting")
class MailsHealth implements HealthIndicator {

    private final UndeliveredMails mails;
    private final MailSettings settings;

    MailsHealth(UndeliveredMails mails, MailSettings settings) {
        this.mails = mails;
        this.settings = settings;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var state : List.of("PENDING", "DELAYED")) {
            var age = mails.age(state);
            health.withDetail(state, age);
            if (age.compareTo(settings.maxWait()) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
