package org.emailchange.command.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Decides what an attempt's outcome makes of a mail, and writes it down in a transaction of its own. */
@Component
class Verdict {

    private final MailOrderTable table;
    private final MailSettings settings;
    private final MailOutcomes outcomes;
    private final Clock clock;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(4)
            .delay(Duration.ofMillis(100))
            .multiplier(3)
            .build());

    Verdict(MailOrderTable table, MailSettings settings, MailOutcomes outcomes, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    MailOrder on(MailOrder order, MailOrder.Content content, Outcome outcome) {
        var now = clock.instant();
        var tried = outcome == Outcome.STALE ? order.attempts() : order.attempts() + 1;
        if (outcome instanceof Outcome.Deferred deferred) {
            return delay(order, content, tried, deferred.error(), now);
        }
        return outcome instanceof Outcome.Refused refused
                ? keep(order.failed(tried, refused.error()), now)
                : keep(order.sent(tried), now);
    }

    private MailOrder delay(MailOrder order, MailOrder.Content content, int tried, String error, Instant now) {
        var next = now.plus(settings.pauses().after(tried));
        if (tried >= settings.maxAttempts()) {
            return keep(order.failed(tried, error + " Tried " + tried + " times."), now);
        }
        if (content.isStaleAt(next)) {
            return keep(order.failed(tried, error + " The link runs out before the next attempt."), now);
        }
        return keep(order.delayed(tried, error, next), now);
    }

    /** Persists a little against a database that is away for a moment: forgetting that a mail is out sends it twice. */
    private MailOrder keep(MailOrder order, Instant now) {
        try {
            var kept = retry.execute(() -> table.keep(order, now)) ? order : order.withdrawn();
            outcomes.count(kept.state());
            return kept;
        } catch (RetryException e) {
            throw new IllegalStateException("The outcome of a mail could not be kept", e);
        }
    }
}
