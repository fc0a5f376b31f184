package org.emailchange.command.mail.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.smtp.SmtpPool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Down while a mail waits too long for its first attempt, or for one that succeeds, and while the mail server takes none:
 * then mails can be given up before any has waited too long. Not part of readiness: asking and confirming go on.
 */
@Component("mailsWaiting")
class MailsHealth implements HealthIndicator {

    private static final Duration A_HICCUP = Duration.ofMinutes(1);

    private final UndeliveredMails mails;
    private final SmtpPool smtp;
    private final MailSettings settings;
    private final Clock clock;

    MailsHealth(UndeliveredMails mails, SmtpPool smtp, MailSettings settings, Clock clock) {
        this.mails = mails;
        this.smtp = smtp;
        this.settings = settings;
        this.clock = clock;
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
        smtp.outage()
                .filter(this::isPresent)
                .ifPresent(outage ->
                        health.withDetail("noneTakenSince", outage.since()).down());
        return health.build();
    }

    /** No hiccup, by its time or as it has cost a mail, and not so long ago that nobody knows whether it goes on. */
    private boolean isPresent(SmtpPool.Outage outage) {
        var now = clock.instant();
        return (now.isAfter(outage.since().plus(A_HICCUP)) || mails.anyGivenUpSince(outage.since()))
                && now.isBefore(outage.lastAttempt().plus(settings.maxWait()));
    }
}
