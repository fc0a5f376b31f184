package org.emailchange.command.process;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.emailchange.command.mail.outbox.MailOrders;
import org.springframework.stereotype.Component;

/** What follows from an event by itself where no change is open. */
@Component
@ProcessingGroup("process")
@DisallowReplay
class ProcessEventHandler {

    private final ProcessCommands commands;
    private final MailOrders mails;

    ProcessEventHandler(ProcessCommands commands, MailOrders mails) {
        this.commands = commands;
        this.mails = mails;
    }

    @EventHandler
    void on(UnverifiedUseEnded event) {
        if (event.displaced()) {
            commands.send(new ClearUnverifiedAddress(new AccountId(event.accountId()), event.addressId()));
        }
    }

    @EventHandler
    void on(OwnedAddressRequested event) {
        commands.send(new NotifyOwner(new AccountId(event.accountId()), event.addressId(), event.requestedAt()));
    }

    @EventHandler
    void on(OwnerNotified event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(AccountLocked event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(LaterChangeNotified event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(EmailChangeUndone event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(PasskeyAdded event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(PasskeyRemoved event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(CredentialsChanged event, EventMessage<?> message) {
        mails.order(message);
    }
}
