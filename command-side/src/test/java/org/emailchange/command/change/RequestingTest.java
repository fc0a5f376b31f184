package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.emailchange.command.change.AnAccount.ANOTHER;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.NEW;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.change;
import static org.emailchange.command.change.AnAccount.personal;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestingTest {

    private static final EmailAddress OTHER = new EmailAddress("other@example.org");

    @Nested
    class Accepted {

        @Test
        void opensAChangeThatAwaitsBothMailboxes() {
            var account = AnAccount.withVerified();
            var answer = account.<ChangeProgress>does(request());
            var requested = (EmailChangeRequested) answer.events().get(0);
            assertThat(answer.events())
                    .containsExactly(new EmailChangeRequested(
                            ID.value(),
                            CHANGE.value(),
                            personal(NEW),
                            account.book.idOf(NEW),
                            personal(OLD),
                            Authentication.PASSWORD,
                            List.of(Side.NEW, Side.CURRENT),
                            requested.links(),
                            START,
                            START.plus(Duration.ofHours(24)),
                            START.plus(Duration.ofDays(7)),
                            false));
            assertThat(answer.result())
                    .isEqualTo(new ChangeProgress(
                            CHANGE,
                            NEW,
                            OLD,
                            ChangeState.REQUESTED,
                            START.plus(Duration.ofHours(24)),
                            List.of(Side.NEW, Side.CURRENT),
                            2));
        }

        @Test
        void issuesALinkForEachSideToConfirmAndOneToStopItUntilTheEnd() {
            assertThat(links(AnAccount.withVerified().does(request())))
                    .extracting(IssuedLink::purpose, IssuedLink::generation, IssuedLink::keyId, IssuedLink::expiresAt)
                    .containsExactly(
                            tuple(LinkPurpose.CONFIRM_NEW, 1, "k1", START.plus(Duration.ofHours(24))),
                            tuple(LinkPurpose.REFUSE, 1, "k1", START.plus(Duration.ofDays(7))),
                            tuple(LinkPurpose.CONFIRM_CURRENT, 1, "k1", START.plus(Duration.ofHours(24))),
                            tuple(LinkPurpose.REVOKE, 1, "k1", START.plus(Duration.ofDays(7))));
        }

        @Test
        void issuesLinksOfDifferentNoncesAndHashes() {
            var links = links(AnAccount.withVerified().does(request()));
            assertThat(links).extracting(IssuedLink::nonce).doesNotHaveDuplicates();
            assertThat(links).extracting(IssuedLink::hash).doesNotHaveDuplicates();
        }

        @Test
        void opensTheStreamOfAnAccountThatNeverHadAnAddress() {
            var answer = AnAccount.withoutAddress().<ChangeProgress>does(request());
            var requested = (EmailChangeRequested) answer.events().get(0);
            assertThat(requested.currentEmail()).isNull();
            assertThat(requested.awaiting()).containsExactly(Side.NEW);
            assertThat(requested.links())
                    .extracting(IssuedLink::purpose)
                    .containsExactly(LinkPurpose.CONFIRM_NEW, LinkPurpose.REFUSE);
            assertThat(answer.result().version()).isEqualTo(1);
        }

        @Test
        void neitherAsksNorTellsAnUnverifiedAddress() {
            var requested = (EmailChangeRequested)
                    AnAccount.withUnverified().does(request()).events().get(0);
            assertThat(requested.currentEmail()).isNull();
            assertThat(requested.awaiting()).containsExactly(Side.NEW);
            assertThat(AnAccount.mails(requested)).extracting(mail -> mail.to()).containsExactly(Side.NEW);
        }

        @Test
        void letsAnUnverifiedAddressBeProved() {
            var prove = request(CHANGE, OLD, Authentication.PASSWORD);
            assertThat(AnAccount.withUnverified().does(prove).events()).hasSize(1);
        }

        @Test
        void replacesTheChangeThatIsOpen() {
            var account = AnAccount.withVerified().after(request()).later(Duration.ofHours(1));
            var other = new EmailAddress("other@example.org");
            var answer = account.<ChangeProgress>does(request(change(2), other, Authentication.PASSWORD));
            assertThat(answer.events().get(0))
                    .isEqualTo(new EmailChangeCancelled(
                            ID.value(),
                            CHANGE.value(),
                            EndReason.SUPERSEDED,
                            personal(NEW),
                            personal(OLD),
                            START.plus(Duration.ofHours(1))));
            assertThat(answer.events().get(1))
                    .isInstanceOfSatisfying(
                            EmailChangeRequested.class,
                            requested -> assertThat(requested.changeId())
                                    .isEqualTo(change(2).value()));
            assertThat(answer.events()).hasSize(2);
            assertThat(answer.result().version()).isEqualTo(4);
        }

        @Test
        void doesNotCancelAChangeThatHasExpired() {
            var account = AnAccount.withVerified().after(request()).later(Duration.ofDays(1));
            account.after(new ExpireEmailChange(ID, CHANGE, 1));
            var answer = account.does(request(change(2), NEW, Authentication.PASSWORD));
            assertThat(answer.events()).hasOnlyElementsOfType(EmailChangeRequested.class);
        }

        @Test
        void changesNothingWhereItComesTwice() {
            var account = AnAccount.withVerified().after(request()).later(Duration.ofMinutes(1));
            var answer = account.<ChangeProgress>does(request());
            assertThat(answer.events()).isEmpty();
            assertThat(answer.result().changeId()).isEqualTo(CHANGE);
            assertThat(answer.result().expiresAt()).isEqualTo(START.plus(Duration.ofHours(24)));
            assertThat(answer.result().version()).isEqualTo(2);
        }

        @Test
        void asksForAnAddressThatAnotherGaveUp() {
            var account = AnAccount.withVerified();
            account.book.claim(account.book.idOf(NEW), ANOTHER, START);
            account.book.reserve(account.book.idOf(NEW), ANOTHER, START.plusSeconds(1));
            account.refuses(request(), Rejection.ADDRESS_TAKEN);
            assertThat(account.later(Duration.ofSeconds(1)).does(request()).events())
                    .hasSize(1);
        }
    }

    @Nested
    class Policy {

        static Stream<Arguments> sides() {
            var both = List.of(Side.NEW, Side.CURRENT);
            var one = List.of(Side.NEW);
            return Stream.of(
                    Arguments.of(Policies.BY_CREDENTIAL, Authentication.PASSWORD, both),
                    Arguments.of(Policies.BY_CREDENTIAL, Authentication.PASSKEY, one),
                    Arguments.of(Policies.BOTH_ADDRESSES, Authentication.PASSWORD, both),
                    Arguments.of(Policies.BOTH_ADDRESSES, Authentication.PASSKEY, both),
                    Arguments.of(Policies.NEW_ADDRESS, Authentication.PASSWORD, one),
                    Arguments.of(Policies.NEW_ADDRESS, Authentication.PASSKEY, one));
        }

        @ParameterizedTest
        @MethodSource("sides")
        void saysWhichMailboxesConfirm(ChangePolicy policy, Authentication by, List<Side> sides) {
            var answer = AnAccount.withVerified(policy).<ChangeProgress>does(request(CHANGE, NEW, by));
            assertThat(answer.result().awaiting()).isEqualTo(sides);
        }

        @ParameterizedTest
        @MethodSource("sides")
        void letsTheCurrentMailboxRevokeInEveryCase(ChangePolicy policy, Authentication by, List<Side> sides) {
            var requested = (EmailChangeRequested) AnAccount.withVerified(policy)
                    .does(request(CHANGE, NEW, by))
                    .events()
                    .get(0);
            assertThat(AnAccount.mails(requested))
                    .filteredOn(mail -> mail.to() == Side.CURRENT)
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.model().links())
                            .extracting(IssuedLink::purpose)
                            .contains(LinkPurpose.REVOKE));
        }
    }

    @Nested
    class Refused {

        @Test
        void whileTheAccountIsLocked() {
            var account = AnAccount.withVerified();
            for (int failure = 0; failure < 5; failure++) {
                account.after(new FailAuthentication(ID, Authentication.PASSWORD));
            }
            var lockedUntil = START.plus(Duration.ofMinutes(30));
            account.later(Duration.ofMinutes(30).minusNanos(1));
            assertThat(account.refuses(request(), Rejection.LOCKED).until()).isEqualTo(lockedUntil);
            account.later(Duration.ofNanos(1));
            assertThat(account.does(request()).events()).hasSize(1);
        }

        @Test
        void forAnAddressThatAnotherAccountProved() {
            var account = AnAccount.withVerified();
            account.book.claim(account.book.idOf(NEW), ANOTHER, START);
            account.refuses(request(), Rejection.ADDRESS_TAKEN);
        }

        @Test
        void forAnAddressThatAnotherAccountProvedAndNothingHasHappenedYet() {
            var account = AnAccount.withoutAddress();
            account.book.claim(account.book.idOf(NEW), ANOTHER, START);
            account.refuses(request(), Rejection.ADDRESS_TAKEN);
            account.refuses(request(), Rejection.ADDRESS_TAKEN);
        }

        @Test
        void forTheVerifiedAddressAsItIsSpelled() {
            AnAccount.withVerified()
                    .refuses(request(CHANGE, OLD, Authentication.PASSWORD), Rejection.ADDRESS_UNCHANGED);
        }

        @Test
        void leavesTheOpenChangeOpen() {
            var account = AnAccount.withVerified().after(request());
            account.refuses(request(change(2), OLD, Authentication.PASSWORD), Rejection.ADDRESS_UNCHANGED);
            assertThat(account.does(account.verify(LinkPurpose.CONFIRM_NEW)).events())
                    .hasSize(1);
        }
    }

    private static List<IssuedLink> links(Answer<?> answer) {
        return ((EmailChangeRequested) answer.events().get(0)).links();
    }

    /** A mailbox that said "this was not me" is not asked again by the same account for a day. */
    @Nested
    class AfterAMailboxSaidNo {

        private final AnAccount account = AnAccount.withVerified().after(request());

        @Test
        void doesNotAskTheNewMailboxAgainForADay() {
            account.after(new CancelEmailChange(ID, CHANGE, account.link(LinkPurpose.REFUSE)));
            account.later(Duration.ofDays(1).minusNanos(1));
            var refusal = account.refuses(request(change(2), NEW, Authentication.PASSKEY), Rejection.MAILBOX_REFUSED);
            assertThat(refusal.until()).isEqualTo(START.plus(Duration.ofDays(1)));
            assertThat(account.does(request(change(2), OTHER, Authentication.PASSWORD))
                            .events())
                    .hasSize(1);
        }

        @Test
        void asksItAgainAfterThat() {
            account.after(new CancelEmailChange(ID, CHANGE, account.link(LinkPurpose.REFUSE)));
            account.later(Duration.ofDays(1));
            assertThat(account.does(request(change(2), NEW, Authentication.PASSWORD))
                            .events())
                    .hasSize(1);
        }

        @Test
        void asksTheCurrentMailboxForNoAddressUntilThereAreNewCredentials() {
            account.after(new CancelEmailChange(ID, CHANGE, account.link(LinkPurpose.REVOKE)));
            account.refuses(request(change(2), OTHER, Authentication.PASSKEY), Rejection.MAILBOX_REFUSED);
            account.after(new RecordCredentialsChange(ID, 1));
            assertThat(account.does(new RequestEmailChange(ID, change(2), OTHER, Authentication.PASSKEY, 1))
                            .events())
                    .hasSize(1);
        }

        @Test
        void saysSoWhoeverOwnsTheAddress() {
            var concealed = AnAccount.withVerified(Policies.CONCEALING).after(request());
            concealed.after(new CancelEmailChange(ID, CHANGE, concealed.link(LinkPurpose.REFUSE)));
            concealed.book.claim(concealed.book.idOf(NEW), AnAccount.ANOTHER, START);
            concealed.refuses(request(change(2), NEW, Authentication.PASSWORD), Rejection.MAILBOX_REFUSED);
        }
    }
}
