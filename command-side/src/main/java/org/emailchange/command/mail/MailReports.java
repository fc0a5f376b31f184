package org.emailchange.command.mail;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.MailState;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.RecordBounce;
import org.emailchange.api.command.RecordMailOutcome;
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
            case DELAYED -> tell(order, MailState.DELAYED);
            case SENT -> tell(order, MailState.SENT);
            case FAILED -> tell(order, MailState.FAILED);
            case PENDING, WITHDRAWN -> {}
        }
    }

    private void tell(MailOrder order, MailState state) {
        send(
                order,
                new RecordMailOutcome(
                        order.account(),
                        order.change(),
                        order.id(),
                        order.kind(),
                        order.to(),
                        state,
                        order.attempts(),
                        order.error(),
                        order.nextAttemptAt()));
    }

    void tellBounce(MailOrder order, String error) {
        send(
                order,
                new RecordBounce(
                        order.account(),
                        order.change(),
                        order.id(),
                        order.kind(),
                        order.to(),
                        order.attempts(),
                        error));
    }

    private void send(MailOrder order, EmailChangeCommand command) {
        var bySystem = MetaData.with("by", "system");
        var trace = order.trace();
        commands.sendAndWait(
                new GenericCommandMessage<>(command, trace == null ? bySystem : bySystem.and("traceId", trace)));
    }
}
