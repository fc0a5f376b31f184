package org.emailchange.command.mail;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.emailchange.api.MailState;
import org.emailchange.api.command.RecordMailOutcome;
import org.springframework.stereotype.Component;

/** Tells the account's stream what became of a mail; telling it twice changes nothing. */
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
        commands.sendAndWait(new RecordMailOutcome(
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
}
