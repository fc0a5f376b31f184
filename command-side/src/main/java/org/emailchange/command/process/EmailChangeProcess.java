package org.emailchange.command.process;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.ChangeEnded;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.mail.outbox.MailOrders;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordAddressRequest;
import org.emailchange.command.process.OpenChanges.OpenChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * The process of each open change: orders its mails, lets its links run out, and ends it when another account proves
 * the address. It decides nothing; commands that come too late have no effect.
 */
@Component
@ProcessingGroup("process")
@DisallowReplay
class EmailChangeProcess {
    private static final Logger LOG = LoggerFactory.getLogger(EmailChangeProcess.class);

    private final OpenChanges changes;
    private final MailOrders mails;
    private final ProcessCommands commands;
    private final Clock clock;

    EmailChangeProcess(OpenChanges changes, MailOrders mails, ProcessCommands commands, Clock clock) {
        this.changes = changes;
        this.mails = mails;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(EmailChangeRequested event, EventMessage<? extends ChangeEvent> message) {
        var change =
                new OpenChange(ChangeId.of(event.changeId()), AccountId.of(event.accountId()), 1, event.expiresAt());
        open(change, event.newAddressId(), event.suppressed(), event.requestedAt());
        mails.order(message, event.suppressed());
    }

    /** The change is opened anew where it had expired. */
    @EventHandler
    void on(VerificationResent event, EventMessage<? extends ChangeEvent> message) {
        var change = new OpenChange(
                ChangeId.of(event.changeId()), AccountId.of(event.accountId()), event.generation(), event.expiresAt());
        open(change, event.newAddressId(), event.suppressed(), event.resentAt());
        mails.replace(message, event.suppressed());
    }

    /**
     * Where the change is suppressed, the owner of the address is notified instead; no mail of it is sent to the new mailbox
     * from then on.
     */
    private void open(OpenChange change, String addressId, boolean suppressed, Instant at) {
        changes.put(change, addressId, suppressed);
        if (suppressed) {
            commands.send(new RecordAddressRequest(addressId, change.account().value(), at));
        }
    }

    @EventHandler
    void on(AddressClaimed event) {
        for (var change : changes.ofOthers(event.addressId(), AccountId.of(event.accountId()))) {
            commands.send(new DeclineEmailChange(change.account(), change.id()));
        }
    }

    /** One that had expired before is not open, and calls for no mail when it ends for good. */
    @EventHandler
    void on(ChangeEnded event, EventMessage<? extends ChangeEvent> message) {
        changes.remove(ChangeId.of(event.changeId())).ifPresent(suppressed -> mails.replace(message, suppressed));
    }

    @Bean
    RecurringTask<Void> linkExpiry() {
        return Tasks.recurring("link-expiry", FixedDelay.ofSeconds(3)).execute((instance, context) -> expire());
    }

    /** Ends the changes whose links have run out. */
    void expire() {
        for (var change : changes.due(clock.instant())) {
            try {
                Instant notYet =
                        commands.send(new ExpireEmailChange(change.account(), change.id(), change.generation()));
                changes.expireAt(change, notYet);
            } catch (RuntimeException e) {
                // the others do not wait for this one, which comes again
                LOG.warn("A change could not be ended: {}", e.getClass().getName());
            }
        }
    }
}
