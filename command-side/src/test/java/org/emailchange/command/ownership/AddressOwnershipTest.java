package org.emailchange.command.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.command.ownership.AddressOwnershipCommand.ClaimAddress;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordAddressRequest;
import org.emailchange.command.ownership.AddressOwnershipCommand.RecordUnverifiedUse;
import org.emailchange.command.ownership.AddressOwnershipCommand.ReleaseAddress;
import org.emailchange.command.ownership.AddressOwnershipCommand.ReserveAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AddressOwnershipTest {

    private static final String ADDRESS = "address-11aa";
    private static final String ALICE = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String BOB = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final AddressClaimed CLAIMED_BY_ALICE = new AddressClaimed(ADDRESS, ALICE, NOW);
    private static final AddressReserved RESERVED_FOR_ALICE = new AddressReserved(ADDRESS, ALICE, UNTIL);
    private static final UnverifiedUseRecorded HELD_BY_ALICE = new UnverifiedUseRecorded(ADDRESS, ALICE);
    private static final UnverifiedUseRecorded HELD_BY_BOB = new UnverifiedUseRecorded(ADDRESS, BOB);

    @Nested
    class AskedFor {

        @Test
        void letsItsOwnerHearOfIt() {
            given(CLAIMED_BY_ALICE).when(ask(BOB, NOW)).expectEvents(new OwnedAddressRequested(ADDRESS, ALICE, NOW));
        }

        @Test
        void letsItsOwnerHearOfItOnceADay() {
            var heard = new OwnedAddressRequested(ADDRESS, ALICE, NOW);
            var next = NOW.plus(Duration.ofDays(1));
            given(CLAIMED_BY_ALICE, heard).when(ask(BOB, next.minusNanos(1))).expectNoEvents();
            given(CLAIMED_BY_ALICE, heard)
                    .when(ask(BOB, next))
                    .expectEvents(new OwnedAddressRequested(ADDRESS, ALICE, next));
        }

        @Test
        void tellsNobodyOfAnAddressThatIsFreeOrHisOwn() {
            given().when(ask(BOB, NOW)).expectNoEvents();
            given(HELD_BY_ALICE).when(ask(BOB, NOW)).expectNoEvents();
            given(CLAIMED_BY_ALICE).when(ask(ALICE, NOW)).expectNoEvents();
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE).when(ask(BOB, UNTIL)).expectNoEvents();
        }

        private RecordAddressRequest ask(String account, Instant at) {
            return new RecordAddressRequest(ADDRESS, account, at);
        }
    }

    @Nested
    class Claimed {

        @Test
        void ownsAnAddressThatNobodyEverHeld() {
            given().when(claim(ALICE, NOW)).expectResultMessagePayload(true).expectEvents(CLAIMED_BY_ALICE);
        }

        @Test
        void answersNoWhereAnotherOwnsIt() {
            given(CLAIMED_BY_ALICE)
                    .when(claim(BOB, NOW))
                    .expectResultMessagePayload(false)
                    .expectNoEvents();
        }

        @Test
        void changesNothingForItsOwner() {
            given(CLAIMED_BY_ALICE)
                    .when(claim(ALICE, NOW))
                    .expectResultMessagePayload(true)
                    .expectNoEvents();
        }

        @Test
        void answersNoWhileItIsReservedForAnother() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE)
                    .when(claim(BOB, UNTIL.minusNanos(1)))
                    .expectResultMessagePayload(false)
                    .expectNoEvents();
        }

        @Test
        void ownsItFromTheEndOfTheReservationOn() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE)
                    .when(claim(BOB, UNTIL))
                    .expectResultMessagePayload(true)
                    .expectEvents(new AddressClaimed(ADDRESS, BOB, UNTIL));
        }

        @Test
        void takesBackWhatIsReserved() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE)
                    .when(claim(ALICE, NOW))
                    .expectResultMessagePayload(true)
                    .expectEvents(CLAIMED_BY_ALICE);
        }

        @Test
        void isNotReservedAnyMoreOnceItIsTakenBack() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE, CLAIMED_BY_ALICE)
                    .when(claim(BOB, UNTIL))
                    .expectResultMessagePayload(false)
                    .expectNoEvents();
        }

        @Test
        void ownsWhatAnotherReleased() {
            given(CLAIMED_BY_ALICE, new AddressReleased(ADDRESS, ALICE))
                    .when(claim(BOB, NOW))
                    .expectResultMessagePayload(true)
                    .expectEvents(new AddressClaimed(ADDRESS, BOB, NOW));
        }

        @Test
        void takesItFromThoseWhoNeverProvedIt() {
            given(HELD_BY_ALICE, HELD_BY_BOB)
                    .when(claim(ALICE, NOW))
                    .expectEvents(
                            new UnverifiedUseEnded(ADDRESS, ALICE, false),
                            new UnverifiedUseEnded(ADDRESS, BOB, true),
                            CLAIMED_BY_ALICE);
        }

        @Test
        void leavesThoseAloneWhoNeverProvedItWhereAnotherOwnsIt() {
            given(CLAIMED_BY_ALICE, HELD_BY_BOB)
                    .when(claim(BOB, NOW))
                    .expectResultMessagePayload(false)
                    .expectNoEvents();
        }
    }

    @Nested
    class Reserved {

        @Test
        void keepsTheAddressForItsOwner() {
            given(CLAIMED_BY_ALICE)
                    .when(new ReserveAddress(ADDRESS, ALICE, UNTIL))
                    .expectEvents(RESERVED_FOR_ALICE);
        }

        @Test
        void keepsNothingForWhoNeverProvedIt() {
            given(HELD_BY_ALICE)
                    .when(new ReserveAddress(ADDRESS, ALICE, UNTIL))
                    .expectEvents(new UnverifiedUseEnded(ADDRESS, ALICE, false));
        }

        @Test
        void changesNothingForAnybodyElse() {
            given(CLAIMED_BY_ALICE)
                    .when(new ReserveAddress(ADDRESS, BOB, UNTIL))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class Released {

        @Test
        void isFreeAgain() {
            given(CLAIMED_BY_ALICE).when(release(ALICE)).expectEvents(new AddressReleased(ADDRESS, ALICE));
        }

        @Test
        void isNotReservedAnyMore() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE, new AddressReleased(ADDRESS, ALICE))
                    .when(claim(BOB, NOW))
                    .expectResultMessagePayload(true);
        }

        @Test
        void isNotHeldUnprovedAnyMore() {
            given(HELD_BY_ALICE).when(release(ALICE)).expectEvents(new UnverifiedUseEnded(ADDRESS, ALICE, false));
        }

        @Test
        void changesNothingForAnybodyElse() {
            given(CLAIMED_BY_ALICE)
                    .when(release(BOB))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void changesNothingTheSecondTime() {
            given(CLAIMED_BY_ALICE, new AddressReleased(ADDRESS, ALICE))
                    .when(release(ALICE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void leavesAnAddressThatAnotherTookAfterTheReservation() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE, new AddressClaimed(ADDRESS, BOB, UNTIL))
                    .when(release(ALICE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class HeldUnverified {

        @Test
        void isNoted() {
            given().when(new RecordUnverifiedUse(ADDRESS, ALICE)).expectEvents(HELD_BY_ALICE);
        }

        @Test
        void isNotedForSeveral() {
            given(HELD_BY_ALICE).when(new RecordUnverifiedUse(ADDRESS, BOB)).expectEvents(HELD_BY_BOB);
        }

        @Test
        void isNotedOnce() {
            given(HELD_BY_ALICE)
                    .when(new RecordUnverifiedUse(ADDRESS, ALICE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void isLessThanToOwn() {
            given(CLAIMED_BY_ALICE)
                    .when(new RecordUnverifiedUse(ADDRESS, ALICE))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    @Nested
    class OwnedByAnother {

        @Test
        void isSaidToTheMomentWhereTheReservationEnds() {
            given(CLAIMED_BY_ALICE, RESERVED_FOR_ALICE).when(claim(BOB, NOW)).expectState(ownership -> {
                assertThat(ownership.isOwnedByAnother(BOB, UNTIL.minusNanos(1))).isTrue();
                assertThat(ownership.isOwnedByAnother(BOB, UNTIL)).isFalse();
                assertThat(ownership.isOwnedByAnother(ALICE, NOW)).isFalse();
            });
        }
    }

    private static TestExecutor<AddressOwnership> given(AddressEvent... events) {
        var fixture = new AggregateTestFixture<>(AddressOwnership.class);
        return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) events);
    }

    private static ClaimAddress claim(String account, Instant at) {
        return new ClaimAddress(ADDRESS, account, at);
    }

    private static ReleaseAddress release(String account) {
        return new ReleaseAddress(ADDRESS, account);
    }
}
