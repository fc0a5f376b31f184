package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.test.saga.SagaTestFixture;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EndReason;
import org.emailchange.api.Personal;
import org.emailchange.api.Side;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailChangeSagaTest {

    private static final AccountId ACCOUNT = new AccountId("aaaaaaaa-0000-4000-8000-000000000001");
    private static final String ANOTHER = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final ChangeId CHANGE = new ChangeId("cccccccc-0000-4000-8000-000000000001");
    private static final String ADDRESS = "address-11aa";
    private static final Personal NEW = Personal.of(ACCOUNT, "new@example.org");
    private static final Personal OLD = Personal.of(ACCOUNT, "old@example.org");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final RecordedMailOrders mails = new RecordedMailOrders();
    private final SagaTestFixture<EmailChangeSaga> fixture = new SagaTestFixture<>(EmailChangeSaga.class);
    private final ProcessCommands commands = LoneProcessCommands.on(fixture.getCommandBus());

    @BeforeEach
    void start() {
        fixture.registerListenerInvocationErrorHandler(PropagatingErrorHandler.instance());
        fixture.registerResource(mails);
        fixture.registerResource(commands);
    }

    @AfterEach
    void stop() {
        commands.destroy();
    }

    @Nested
    class Started {

        @Test
        void ordersTheMailsOfTheRequest() {
            fixture.givenNoPriorActivity().whenPublishingA(requested()).expectActiveSagas(1);
            assertThat(mails.taken).containsExactly(requested());
        }

        @Test
        void tellsWhereTheRequestCameFrom() {
            var from = Personal.of(ACCOUNT, "203.0.113.7");
            var stored = Map.of("subject", ACCOUNT.value(), "value", "Mozilla/5.0");
            fixture.givenNoPriorActivity()
                    .whenPublishingA(requested(), Map.of("from", from, "agent", stored, "traceId", "began"));
            assertThat(mails.orders)
                    .singleElement()
                    .satisfies(order -> assertThat(order.metaData())
                            .containsEntry("from", from)
                            .containsEntry("agent", stored)
                            .containsEntry("traceId", "began"));
        }

        @Test
        void isFoundByItsChangeAndByTheAddress() {
            fixture.givenNoPriorActivity()
                    .whenPublishingA(requested())
                    .expectAssociationWith("changeId", CHANGE.value())
                    .expectAssociationWith("addressId", ADDRESS)
                    .expectNoDispatchedCommands();
        }
    }

    @Nested
    class Waiting {

        @Test
        void goesOnWhenOneSideHasConfirmed() {
            fixture.givenAPublished(requested())
                    .whenPublishingA(new AddressConfirmed(ACCOUNT.value(), CHANGE.value(), Side.NEW, START))
                    .expectActiveSagas(1);
        }

        @Test
        void declinesWhenAnotherAccountProvesTheAddress() {
            fixture.givenAPublished(requested())
                    .whenPublishingA(new AddressClaimed(ADDRESS, ANOTHER, START))
                    .expectDispatchedCommands(new DeclineEmailChange(ACCOUNT, CHANGE))
                    .expectActiveSagas(1);
        }

        @Test
        void doesNotDeclineForItsOwnAccount() {
            fixture.givenAPublished(requested())
                    .whenPublishingA(new AddressClaimed(ADDRESS, ACCOUNT.value(), START))
                    .expectNoDispatchedCommands();
        }

        @Test
        void doesNotDeclineForAnotherAddress() {
            fixture.givenAPublished(requested())
                    .whenPublishingA(new AddressClaimed("address-22bb", ANOTHER, START))
                    .expectNoDispatchedCommands();
        }
    }

    @Nested
    class SentAgain {

        @Test
        void withdrawsTheMailsWithDeadLinksFirst() {
            fixture.givenAPublished(requested()).whenPublishingA(resent(false));
            assertThat(mails.taken).containsExactly(requested(), "withdraw " + CHANGE, resent(false));
        }

        @Test
        void startsAgainForAChangeThatHadExpired() {
            fixture.givenAPublished(requested())
                    .andThenAPublished(expired())
                    .whenPublishingA(resent(true))
                    .expectActiveSagas(1)
                    .expectAssociationWith("addressId", ADDRESS);
        }

        @Test
        void declinesAChangeThatWasRevived() {
            fixture.givenAPublished(requested())
                    .andThenAPublished(expired())
                    .andThenAPublished(resent(true))
                    .whenPublishingA(new AddressClaimed(ADDRESS, ANOTHER, START))
                    .expectDispatchedCommands(new DeclineEmailChange(ACCOUNT, CHANGE));
        }
    }

    @Nested
    class Ended {

        static Stream<ChangeEvent> ends() {
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
        void endsWithTheChange(ChangeEvent end) {
            fixture.givenAPublished(requested())
                    .whenPublishingA(end)
                    .expectActiveSagas(0)
                    .expectNoDispatchedCommands();
        }

        @ParameterizedTest
        @MethodSource("ends")
        void ordersTheMailsOfTheOutcomeInPlaceOfThoseNotOutYet(ChangeEvent end) {
            fixture.givenAPublished(requested()).whenPublishingA(end);
            assertThat(mails.taken).containsExactly(requested(), "withdraw " + CHANGE, end);
        }

        /** As one does that had expired, when the account gets new credentials. */
        @ParameterizedTest
        @MethodSource("ends")
        void ordersNoMailWhereItHadEndedBefore(ChangeEvent end) {
            fixture.givenAPublished(requested()).andThenAPublished(expired()).whenPublishingA(end);
            assertThat(mails.taken).containsExactly(requested(), "withdraw " + CHANGE, expired());
        }

        @ParameterizedTest
        @MethodSource("ends")
        void doesNothingWhenAnotherAccountProvesTheAddress(ChangeEvent end) {
            fixture.givenAPublished(requested())
                    .andThenAPublished(end)
                    .whenPublishingA(new AddressClaimed(ADDRESS, ANOTHER, START))
                    .expectNoDispatchedCommands();
        }
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
