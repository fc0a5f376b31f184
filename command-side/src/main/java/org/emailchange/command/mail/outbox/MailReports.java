package org.emailchange.command.mail.outbox;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.MailReported;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reports what became of a mail to the account's stream, as done by the system and with the trace id of the request that
 * called for the mail. Reporting twice changes nothing.
 */
@Component
class MailReports {

    private final CommandGateway commands;

    MailReports(CommandGateway commands) {
        this.commands = commands;
    }

    void report(MailOrder order) {
        switch (order.state()) {
            case DELAYED -> send(order, MailReported.Outcome.DELAYED, order.error());
            case SENT -> send(order, MailReported.Outcome.SENT, null);
            case FAILED -> send(order, MailReported.Outcome.GIVEN_UP, order.error());
            case PENDING, WITHDRAWN -> {}
        }
    }

    void reportBounce(MailOrder order, String error) {
        send(order, MailReported.Outcome.BOUNCED, error);
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
