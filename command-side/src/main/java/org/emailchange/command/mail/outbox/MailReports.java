package org.emailchange.command.mail.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.Disclosure;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.MailReported;
import org.emailchange.web.SharedSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reports what became of a mail to the account's stream, as done by the system and with the trace id of the request that
 * called for the mail; counts what this node has reported. Reporting twice changes nothing in the stream.
 */
@Component
class MailReports implements MeterBinder {

    /** The outcomes that are counted, by their tags. */
    private static final Map<MailReported.Outcome, String> TAGS = Map.of(
            MailReported.Outcome.SENT, "sent",
            MailReported.Outcome.DELAYED, "delayed",
            MailReported.Outcome.GIVEN_UP, "failed",
            MailReported.Outcome.BOUNCED, "bounced");

    private final CommandGateway commands;
    private final boolean conceals;
    private final AtomicLongArray counts = new AtomicLongArray(MailReported.Outcome.values().length);

    MailReports(CommandGateway commands, SharedSettings settings) {
        this.commands = commands;
        this.conceals = settings.disclosure() == Disclosure.CONCEAL;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TAGS.forEach((outcome, tag) -> FunctionCounter.builder(
                        "email.change.mail.outcomes", counts, all -> all.get(outcome.ordinal()))
                .description("what became of mails: sent, delayed, failed, or sent and bounced")
                .tag("outcome", tag)
                .register(registry));
    }

    /**
     * Reports a mail before it is tried for the first time, if what becomes of it must not be told: that the mail server
     * refuses or defers it, or how long it takes, would tell that the address is not taken.
     */
    void begin(MailOrder order) {
        if (isConcealed(order) && order.state() == MailOrder.State.PENDING) {
            send(order.sent(1), MailReported.Outcome.SENT, null);
        }
    }

    void report(MailOrder order) {
        outcome(order).filter(outcome -> !isConcealed(order)).ifPresent(outcome -> send(order, outcome, order.error()));
    }

    /** Counts what was reported, once that is committed. */
    void count(MailOrder order) {
        outcome(order).ifPresent(outcome -> counts.incrementAndGet(outcome.ordinal()));
    }

    private static Optional<MailReported.Outcome> outcome(MailOrder order) {
        return Optional.ofNullable(
                switch (order.state()) {
                    case DELAYED -> MailReported.Outcome.DELAYED;
                    case SENT -> MailReported.Outcome.SENT;
                    case FAILED -> MailReported.Outcome.GIVEN_UP;
                    case PENDING, WITHDRAWN -> null;
                });
    }

    void reportBounce(MailOrder order, String error) {
        if (!isConcealed(order)) {
            send(order, MailReported.Outcome.BOUNCED, error);
        }
        counts.incrementAndGet(MailReported.Outcome.BOUNCED.ordinal());
    }

    private boolean isConcealed(MailOrder order) {
        return conceals && order.isToAStranger();
    }

    private void send(MailOrder order, MailReported.Outcome outcome, @Nullable String error) {
        var report = new ReportMail(
                order.account(),
                order.change(),
                order.id(),
                order.kind(),
                order.to(),
                outcome,
                order.attempts(),
                error,
                order.nextAttemptAt());
        var bySystem = MetaData.with(MetaDataKeys.BY, MetaDataKeys.SYSTEM);
        var trace = order.trace();
        commands.sendAndWait(new GenericCommandMessage<>(
                report, trace == null ? bySystem : bySystem.and(MetaDataKeys.TRACE, trace)));
    }
}
