package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.utils.RecordingCommandBus;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EndReason;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.ChangeEnded;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.RunningCommandSide;
import org.emailchange.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionOperations;

class EmailChangeProcessIT extends RunningCommandSide {

    private static final AccountId ACCOUNT = AccountId.of(UUID.randomUUID());
    private static final String ANOTHER = UUID.randomUUID().toString();
    private static final ChangeId CHANGE = ChangeId.of(UUID.randomUUID());
    private static final String ADDRESS = "address-" + UUID.randomUUID();
    private static final Personal NEW = Personal.of(ACCOUNT, "new@example.org");
    private static final Personal OLD = Personal.of(ACCOUNT, "old@example.org");
    /** So late that the process of the running node leaves these changes alone. */
    private static final Instant START = Instant.parse("2126-03-01T12:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final SettableClock time = new SettableClock(START);
    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final ProcessCommands commands = LoneProcessCommands.on(bus);
    private final RecordedMailOrders mails = new RecordedMailOrders();
    private final OpenChanges changes = new OpenChanges(node.jdbc());
    private final EmailChangeProcess process = new EmailChangeProcess(changes, mails, commands, time);

    @AfterEach
    void stop() {
        changes.remove(CHANGE);
        commands.destroy();
    }

    @Nested
    class Started {

        @Test
        void ordersTheMailsOfTheRequest() {
            happens(requested());
            assertThat(mails.taken).containsExactly(requested());
        }

        @Test
        void tellsWhereTheRequestCameFrom() {
            var from = Personal.of(ACCOUNT, "203.0.113.7");
            var stored = Map.of("subject", ACCOUNT.value(), "value", "Mozilla/5.0");
            process.on(
                    requested(),
                    new GenericEventMessage<>(requested(), Map.of("from", from, "agent", stored, "traceId", "began")));
            assertThat(mails.orders)
                    .singleElement()
                    .satisfies(order -> assertThat(order.metaData())
                            .containsEntry("from", from)
                            .containsEntry("agent", stored)
                            .containsEntry("traceId", "began"));
        }

        @Test
        void sendsNoCommand() {
            happens(requested());
            assertThat(sent()).isEmpty();
        }

        @Test
        void doesNothingAgainInAReplay() {
            assertThat(EmailChangeProcess.class).hasAnnotation(DisallowReplay.class);
        }
    }

    @Nested
    class Waiting {

        @Test
        void expiresTheLinksWhenTheirTimeIsOver() {
            happens(requested());
            after(DAY);
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 1));
        }

        @Test
        void expiresThemOnce() {
            happens(requested());
            after(DAY);
            after(HOUR);
            assertThat(sent()).hasSize(1);
        }

        @Test
        void doesNothingBefore() {
            happens(requested());
            after(DAY.minusMillis(1));
            assertThat(sent()).isEmpty();
        }

        /** The clock of this node is ahead. */
        @Test
        void comesAgainWhereTheLinksStillWork() {
            happens(requested());
            bus.setCallbackBehavior((payload, metaData) -> START.plus(DAY).plus(HOUR));
            after(DAY);
            after(HOUR.minusMillis(1));
            assertThat(sent()).hasSize(1);
            after(Duration.ofMillis(1));
            assertThat(sent()).hasSize(2);
        }

        @Test
        void comesAgainWhereTheCommandFailsAndHoldsUpNoOther() {
            happens(requested());
            bus.setCallbackBehavior((payload, metaData) -> {
                throw new IllegalStateException("the database is away");
            });
            after(DAY);
            bus.setCallbackBehavior((payload, metaData) -> null);
            after(Duration.ZERO);
            after(Duration.ZERO);
            assertThat(sent()).hasSize(2);
        }

        @Test
        void declinesWhenAnotherAccountProvesTheAddress() {
            happens(requested());
            process.on(new AddressClaimed(ADDRESS, ANOTHER, START));
            assertThat(sent()).containsExactly(new DeclineEmailChange(ACCOUNT, CHANGE));
        }

        @Test
        void doesNotDeclineForItsOwnAccount() {
            happens(requested());
            process.on(new AddressClaimed(ADDRESS, ACCOUNT.value(), START));
            assertThat(sent()).isEmpty();
        }

        @Test
        void doesNotDeclineForAnotherAddress() {
            happens(requested());
            process.on(new AddressClaimed("address-22bb", ANOTHER, START));
            assertThat(sent()).isEmpty();
        }

        @Test
        void sendsItsCommandsInTheNameOfTheSystem() {
            happens(requested());
            after(DAY);
            assertThat(bus.getDispatchedCommands())
                    .extracting(message -> message.getMetaData().get("by"))
                    .containsExactly("system");
        }
    }

    @Nested
    class SentAgain {

        @Test
        void putsTheExpiryOff() {
            happens(requested());
            happens(resent(false));
            after(DAY);
            assertThat(sent()).isEmpty();
        }

        @Test
        void expiresTheNewLinks() {
            happens(requested());
            happens(resent(false));
            after(DAY.plus(HOUR));
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
        }

        @Test
        void keepsTheNewExpiryWhereTheOldOneIsAtWork() {
            happens(requested());
            var expiring = changes.due(START.plus(DAY)).get(0);
            happens(resent(false));
            changes.expireAt(expiring, null);
            after(DAY.plus(HOUR));
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
        }

        @Test
        void withdrawsTheMailsWithDeadLinksFirst() {
            happens(requested());
            happens(resent(false));
            assertThat(mails.taken).containsExactly(requested(), "withdraw " + CHANGE, resent(false));
        }

        @Test
        void startsAgainForAChangeThatHadExpired() {
            happens(requested());
            happens(expired());
            happens(resent(true));
            after(DAY.plus(HOUR));
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
        }

        @Test
        void declinesAChangeThatWasRevived() {
            happens(requested());
            happens(expired());
            happens(resent(true));
            process.on(new AddressClaimed(ADDRESS, ANOTHER, START));
            assertThat(sent()).containsExactly(new DeclineEmailChange(ACCOUNT, CHANGE));
        }
    }

    @Nested
    class Ended {

        static Stream<ChangeEnded> ends() {
            return Stream.of(
                    new EmailChangeApproved(
                            ACCOUNT.value(),
                            CHANGE.value(),
                            NEW,
                            ADDRESS,
                            OLD,
                            "address-22bb",
                            START,
                            START,
                            START,
                            List.of(),
                            START),
                    new EmailChangeDeclined(ACCOUNT.value(), CHANGE.value(), EndReason.ADDRESS_TAKEN, NEW, OLD, START),
                    new EmailChangeCancelled(ACCOUNT.value(), CHANGE.value(), EndReason.OWNER, NEW, OLD, START),
                    new EmailChangeCancelled(ACCOUNT.value(), CHANGE.value(), EndReason.SUPERSEDED, NEW, OLD, START),
                    expired());
        }

        @ParameterizedTest
        @MethodSource("ends")
        void ordersTheMailsOfTheOutcomeInPlaceOfThoseNotOutYet(ChangeEnded end) {
            happens(requested());
            happens(end);
            assertThat(mails.taken).containsExactly(requested(), "withdraw " + CHANGE, end);
        }

        /** As one does that had expired, when the account gets new credentials. */
        @ParameterizedTest
        @MethodSource("ends")
        void ordersNoneWhereTheChangeWasNotOpen(ChangeEnded end) {
            happens(requested());
            happens(expired());
            mails.taken.clear();
            happens(end);
            assertThat(mails.taken).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("ends")
        void doesNothingWhenTheTimeOfItsLinksIsOver(ChangeEnded end) {
            happens(requested());
            happens(end);
            after(DAY);
            assertThat(sent()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("ends")
        void doesNothingWhenAnotherAccountProvesTheAddress(ChangeEnded end) {
            happens(requested());
            happens(end);
            process.on(new AddressClaimed(ADDRESS, ANOTHER, START));
            assertThat(sent()).isEmpty();
        }
    }

    /** They were sagas of Axon, with deadlines. */
    @Test
    void goesOnWithTheChangesThatWereOpenInAnEarlierRelease() throws IOException {
        var saga = "{\"accountId\":{\"value\":\"" + ACCOUNT + "\"},\"changeId\":{\"value\":\"" + CHANGE
                + "\"},\"deadline\":\"links-expired-7\",\"suppressed\":true}";
        var resent = "{\"changeId\":\"" + CHANGE + "\",\"newAddressId\":\"" + ADDRESS
                + "\",\"generation\":2,\"expiresAt\":\"2126-03-02T12:00:00Z\"}";
        String script;
        try (var file = getClass().getResourceAsStream("/db/migration/V4.7__open_changes.sql")) {
            script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        node.bean(TransactionOperations.class).executeWithoutResult(transaction -> {
            node.jdbc()
                    .sql("create temporary table saga_entry on commit drop as"
                            + " select convert_to(?, 'UTF8') as serialized_saga")
                    .param(saga)
                    .update();
            node.jdbc()
                    .sql("""
                            insert into domain_event_entry (event_identifier, time_stamp, type, aggregate_identifier,
                              sequence_number, payload_type, payload, meta_data)
                            select gen_random_uuid()::text, '2026-01-01T00:00:00Z', 'EmailChange', :account, n,
                                   'org.emailchange.api.event.' || type,
                                   convert_to(replace(:event, '"generation":2', '"generation":' || n), 'UTF8'), '{}'
                            from (values (1, 'EmailChangeRequested'), (2, 'VerificationResent'),
                                         (3, 'MailReported')) events (n, type)""")
                    .param("account", ACCOUNT.value())
                    .param("event", resent)
                    .update();
            var insert = script.substring(script.indexOf("insert into open_change"), script.indexOf("drop table"));
            node.jdbc().sql(insert).update();
            after(DAY);
            assertThat(sent()).containsExactly(new ExpireEmailChange(ACCOUNT, CHANGE, 2));
            assertThat(changes.remove(CHANGE)).contains(true);
            transaction.setRollbackOnly();
        });
    }

    private void happens(ChangeEvent event) {
        if (event instanceof EmailChangeRequested requested) {
            process.on(requested, new GenericEventMessage<>(requested));
        } else if (event instanceof VerificationResent resent) {
            process.on(resent, new GenericEventMessage<>(resent));
        } else {
            process.on((ChangeEnded) event, new GenericEventMessage<>(event));
        }
    }

    private void after(Duration time) {
        this.time.advance(time);
        process.expire();
    }

    private List<Object> sent() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(command -> command.getPayload())
                .toList();
    }

    private static EmailChangeRequested requested() {
        return new EmailChangeRequested(
                ACCOUNT.value(),
                CHANGE.value(),
                NEW,
                ADDRESS,
                OLD,
                Authentication.PASSWORD,
                List.of(Side.NEW, Side.CURRENT),
                List.of(),
                START,
                START.plus(DAY),
                START.plus(DAY.multipliedBy(7)),
                false);
    }

    /** An hour after the request. */
    private static VerificationResent resent(boolean reopened) {
        return new VerificationResent(
                ACCOUNT.value(),
                CHANGE.value(),
                2,
                reopened,
                NEW,
                ADDRESS,
                OLD,
                List.of(Side.NEW, Side.CURRENT),
                List.of(),
                START.plus(HOUR),
                START.plus(HOUR).plus(DAY),
                false);
    }

    private static EmailChangeExpired expired() {
        return new EmailChangeExpired(ACCOUNT.value(), CHANGE.value(), 1, NEW, OLD, START);
    }
}
