package org.emailchange.command.process;

import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.ChangeEnded;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.mail.outbox.MailOrders;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordAddressRequest;
import org.emailchange.command.process.OpenChanges.OpenChange;
import org.jspecify.annotations.Nullable;

/**
 * The process of one open change: orders its mails, knows when its links run out ({@link LinkExpiry}), and ends it when
 * another account proves the address. It decides nothing; commands that come too late have no effect.
 */
@Saga(sagaStore = OpenChanges.BEAN)
@ProcessingGroup("process")
public class EmailChangeSaga {

    static final String CHANGE = "changeId";
    static final String ADDRESS = "addressId";

    private @Nullable OpenChange change;

    /** Before its first event. */
    public EmailChangeSaga() {}

    /** As it was kept. */
    EmailChangeSaga(OpenChange change) {
        this.change = change;
    }

    @StartSaga
    @SagaEventHandler(associationProperty = CHANGE)
    void on(
            EmailChangeRequested event,
            EventMessage<? extends ChangeEvent> message,
            MailOrders mails,
            ProcessCommands commands) {
        var opened = new OpenChange(
                ChangeId.of(event.changeId()),
                AccountId.of(event.accountId()),
                event.newAddressId(),
                1,
                event.suppressed(),
                event.expiresAt());
        open(opened, event.requestedAt(), commands);
        mails.order(message, event.suppressed());
    }

    /** Starts a new saga where the change had expired, and its saga had ended with it. */
    @StartSaga
    @SagaEventHandler(associationProperty = CHANGE)
    void on(
            VerificationResent event,
            EventMessage<? extends ChangeEvent> message,
            MailOrders mails,
            ProcessCommands commands) {
        var opened = new OpenChange(
                ChangeId.of(event.changeId()),
                AccountId.of(event.accountId()),
                event.newAddressId(),
                event.generation(),
                event.suppressed(),
                event.expiresAt());
        open(opened, event.resentAt(), commands);
        mails.replace(message, event.suppressed());
    }

    /**
     * Where the change is suppressed, the owner of the address is notified instead; no mail of it is sent to the new mailbox
     * from then on.
     */
    private void open(OpenChange opened, Instant at, ProcessCommands commands) {
        change = opened;
        SagaLifecycle.associateWith(ADDRESS, opened.addressId());
        if (opened.suppressed()) {
            commands.send(new RecordAddressRequest(
                    opened.addressId(), opened.account().value(), at));
        }
    }

    @SagaEventHandler(associationProperty = ADDRESS)
    void on(AddressClaimed event, ProcessCommands commands) {
        if (change != null && !event.accountId().equals(change.account().value())) {
            commands.send(new DeclineEmailChange(change.account(), change.id()));
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = CHANGE)
    void on(ChangeEnded event, EventMessage<? extends ChangeEvent> message, MailOrders mails) {
        mails.replace(message, change != null && change.suppressed());
    }

    /** What has to be kept of it; none before its first event. */
    @Nullable
    OpenChange change() {
        return change;
    }
}
