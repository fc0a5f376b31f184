package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.emailchange.api.AccountId;
import org.emailchange.api.LockReason;
import org.emailchange.api.Personal;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessEventHandlerTest {

    private static final AccountId ACCOUNT = new AccountId("aaaaaaaa-0000-4000-8000-000000000001");
    private static final Personal OLD = Personal.of(ACCOUNT, "old@example.org");
    private static final Personal NEW = Personal.of(ACCOUNT, "new@example.org");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private final RecordingCommandBus sent = new RecordingCommandBus();
    private final RecordedMailOrders mails = new RecordedMailOrders();
    private final ProcessCommands commands = LoneProcessCommands.on(sent);
    private final ProcessEventHandler reactions = new ProcessEventHandler(commands, mails);

    @AfterEach
    void stop() {
        commands.destroy();
    }

    @Test
    void takesTheAddressFromWhoLostIt() {
        reactions.on(new UnverifiedUseEnded("address-11aa", ACCOUNT.value(), true));
        assertThat(sent.getDispatchedCommands())
                .singleElement()
                .extracting(message -> (Object) message.getPayload())
                .isEqualTo(new ClearUnverifiedAddress(ACCOUNT, "address-11aa"));
    }

    @Test
    void leavesAloneWhoGaveTheAddressUp() {
        reactions.on(new UnverifiedUseEnded("address-11aa", ACCOUNT.value(), false));
        assertThat(sent.getDispatchedCommands()).isEmpty();
    }

    @Test
    void ordersTheMailsOfALock() {
        var locked = new AccountLocked(ACCOUNT.value(), LockReason.FAILED_ATTEMPTS, OLD, AT, AT);
        var message = message(locked);
        reactions.on(locked, message);
        assertThat(mails.orders).singleElement().satisfies(order -> {
            assertThat(order.event()).isEqualTo(locked);
            assertThat(order.eventId()).isEqualTo(message.getIdentifier());
        });
    }

    @Test
    void ordersTheMailsOfAnUndo() {
        var undone = new EmailChangeUndone(
                ACCOUNT.value(),
                "cccccccc-0000-4000-8000-000000000001",
                OLD,
                "address-1",
                NEW,
                "address-2",
                AT,
                null,
                AT,
                null,
                null);
        reactions.on(undone, message(undone));
        assertThat(mails.taken).containsExactly(undone);
    }

    @Test
    void doesNothingAgainInAReplay() {
        assertThat(ProcessEventHandler.class).hasAnnotation(DisallowReplay.class);
    }

    private static GenericEventMessage<EmailChangeEvent> message(EmailChangeEvent event) {
        return new GenericEventMessage<>(event);
    }
}
