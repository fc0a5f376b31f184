package org.emailchange.command.process;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.ChangeEnded;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.mail.outbox.MailOrders;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordAddressRequest;
import org.jspecify.annotations.Nullable;

/**
 * The process of one open change: orders its mails, lets its links run out, and ends it when another account proves
 * the address. It decides nothing; commands that come too late have no effect.
 */
@Saga
@ProcessingGroup("process")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class EmailChangeSaga {

    static final String LINKS_EXPIRED = "links-expired";
    private static final String CHANGE = "changeId";
    private static final String ADDRESS = "addressId";

    private @Nullable AccountId accountId;
    private @Nullable ChangeId changeId;
    private @Nullable String deadline;
    private boolean suppressed;

    @StartSaga
    @SagaEventHandler(associationProperty = CHANGE)
    void on(
            EmailChangeRequested event,
            EventMessage<? extends ChangeEvent> message,
            MailOrders mails,
            DeadlineManager deadlines,
            ProcessCommands commands) {
        watch(event.accountId(), event.changeId(), event.newAddressId());
        suppress(event.suppressed(), event.newAddressId(), event.requestedAt(), commands);
        mails.order(message, suppressed);
        expireAt(event.expiresAt(), 1, deadlines);
    }

    /** Starts a new saga where the change had expired, and its saga had ended with it. */
    @StartSaga
    @SagaEventHandler(associationProperty = CHANGE)
    void on(
            VerificationResent event,
            EventMessage<? extends ChangeEvent> message,
            MailOrders mails,
            DeadlineManager deadlines,
            ProcessCommands commands) {
        watch(event.accountId(), event.changeId(), event.newAddressId());
        suppress(event.suppressed(), event.newAddressId(), event.resentAt(), commands);
        mails.replace(message, suppressed);
        expireAt(event.expiresAt(), event.generation(), deadlines);
    }

    @SagaEventHandler(associationProperty = ADDRESS)
    void on(AddressClaimed event, ProcessCommands commands) {
        if (accountId != null && changeId != null && !event.accountId().equals(accountId.value())) {
            commands.send(new DeclineEmailChange(accountId, changeId));
        }
    }

    @DeadlineHandler(deadlineName = LINKS_EXPIRED)
    void expire(Integer generation, DeadlineManager deadlines, ProcessCommands commands) {
        if (accountId != null && changeId != null) {
            Instant notYet = commands.send(new ExpireEmailChange(accountId, changeId, generation));
            // whoever keeps the deadlines has a clock that is ahead
            deadline = notYet == null ? null : deadlines.schedule(notYet, LINKS_EXPIRED, generation);
        }
    }

    /** Where it expired, its deadline is at work right now; cancelling that would fail. */
    @EndSaga
    @SagaEventHandler(associationProperty = CHANGE)
    void on(
            ChangeEnded event,
            EventMessage<? extends ChangeEvent> message,
            MailOrders mails,
            DeadlineManager deadlines) {
        mails.replace(message, suppressed);
        if (!(event instanceof EmailChangeExpired)) {
            forgetDeadline(deadlines);
        }
    }

    private void watch(String account, String change, String addressId) {
        accountId = new AccountId(account);
        changeId = new ChangeId(change);
        SagaLifecycle.associateWith(ADDRESS, addressId);
    }

    /** The owner of the address is notified instead; no mail of this change is sent to the new mailbox from then on. */
    private void suppress(boolean concealed, String addressId, Instant at, ProcessCommands commands) {
        suppressed = concealed;
        if (suppressed && accountId != null) {
            commands.send(new RecordAddressRequest(addressId, accountId.value(), at));
        }
    }

    private void expireAt(Instant at, int generation, DeadlineManager deadlines) {
        forgetDeadline(deadlines);
        deadline = deadlines.schedule(at, LINKS_EXPIRED, generation);
    }

    private void forgetDeadline(DeadlineManager deadlines) {
        if (deadline != null) {
            deadlines.cancelSchedule(LINKS_EXPIRED, deadline);
            deadline = null;
        }
    }
}
