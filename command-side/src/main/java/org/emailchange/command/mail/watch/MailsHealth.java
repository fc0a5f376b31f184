package org.emailchange.command.mail.watch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while a mail waits too long for its first attempt, or for one that succeeds. Says nothing on readiness: asking and
 * confirming go on.
 */
@Component("mailsWaiting")
class MailsHealth implements HealthIndicator {

    private final MailMeters meters;
    private final WatchSettings settings;

    MailsHealth(MailMeters meters, WatchSettings settings) {
        this.meters = meters;
        this.settings = settings;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var state : new String[] {"PENDING", "DELAYED"}) {
            var age = meters.age(state);
            health.withDetail(state, age);
            if (age.compareTo(settings.maxWait()) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
