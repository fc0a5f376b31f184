package org.emailchange.command.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Sends a mail, keeps what became of it, and only then reports it. So a crash leaves a mail unsent or unreported, and the
 * next run goes on from there; only a crash between the server's OK and the row's update makes it go out twice.
 */
@Component
class Delivery {

    private final MailOrderTable table;
    private final Attempt attempt;
    private final Verdict verdict;
    private final MailReports reports;
    private final Clock clock;

    Delivery(MailOrderTable table, Attempt attempt, Verdict verdict, MailReports reports, Clock clock) {
        this.table = table;
        this.attempt = attempt;
        this.verdict = verdict;
        this.reports = reports;
        this.clock = clock;
    }

    /** When to run again, if at all. */
    Optional<Instant> run(String mailId) {
        var order = table.find(mailId).map(this::goOn);
        order.ifPresent(reports::tell);
        return order.map(MailOrder::nextAttemptAt);
    }

    private MailOrder goOn(MailOrder order) {
        var now = clock.instant();
        var content = order.content();
        if (content == null || !order.isDueAt(now)) {
            return order;
        }
        return verdict.on(order, content, content.isStaleAt(now) ? Outcome.STALE : attempt.send(order, content));
    }
}
