package org.emailchange.command.process;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.TellAskedFor;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressAskedFor;
import org.emailchange.api.event.AskedForByAnother;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.UnverifiedAddressDropped;
import org.emailchange.command.authentication.Attempts;
import org.springframework.stereotype.Component;

/** What follows from an event by itself where no change is open, and so no saga waits for it. */
@Component
@ProcessingGroup("process-reactions")
@DisallowReplay
class Reactions {

    private final ProcessCommands commands;
    private final Mails mails;
    private final Attempts attempts;

    Reactions(ProcessCommands commands, Mails mails, Attempts attempts) {
        this.commands = commands;
        this.mails = mails;
        this.attempts = attempts;
    }

    @EventHandler
    void on(UnverifiedAddressDropped event) {
        if (event.displaced()) {
            commands.send(new ClearUnverifiedAddress(new AccountId(event.accountId()), event.addressId()));
        }
    }

    @EventHandler
    void on(AddressAskedFor event) {
        commands.send(new TellAskedFor(new AccountId(event.accountId()), event.addressId(), event.askedAt()));
    }

    @EventHandler
    void on(AskedForByAnother event, EventMessage<?> message) {
        mails.order(message);
    }

    @EventHandler
    void on(AccountLocked event, EventMessage<?> message) {
        attempts.lock(new AccountId(event.accountId()), event.until());
        mails.order(message);
    }

    @EventHandler
    void on(EmailChangeUndone event, EventMessage<?> message) {
        mails.order(message);
    }
}
