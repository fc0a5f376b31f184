package org.emailchange.command.mail;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.MailOutcome;
import org.emailchange.api.command.ReportMail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the account's stream what became of a mail, as something that nobody did and that comes from the request which
 * called for the mail; telling it twice changes nothing.
 */
@Component
class MailReports {

    private final CommandGateway commands;

    MailReports(CommandGateway commands) {
        this.commands = commands;
    }

    void tell(MailOrder order) {
        switch (order.state()) {
            case DELAYED -> send(order, MailOutcome.DELAYED, order.error());
            case SENT -> send(order, MailOutcome.SENT, null);
            case FAILED -> send(order, MailOutcome.GIVEN_UP, order.error());
            case PENDING, WITHDRAWN -> {}
        }
    }

    void tellBounce(MailOrder order, String error) {
        send(order, MailOutcome.BOUNCED, error);
    }

    private void send(MailOrder order, MailOutcome outcome, @Nullable String error) {
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
        var bySystem = MetaData.with("by", "system");
        var trace = order.trace();
        commands.sendAndWait(
                new GenericCommandMessage<>(report, trace == null ? bySystem : bySystem.and("traceId", trace)));
    }
}
