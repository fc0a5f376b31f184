package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.emailchange.api.LinkPurpose.CONFIRM_CURRENT;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
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
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.IssuedLink;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmingTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Nested
    class TheFirstOfTwo {

        @ParameterizedTest
        @EnumSource(
                value = LinkPurpose.class,
                names = {"CONFIRM_NEW", "CONFIRM_CURRENT"})
        void waitsForTheOther(LinkPurpose first) {
            var account = AnAccount.withVerified().after(request()).later(HOUR);
            account.book.written();
            var answer = account.<ChangeProgress>does(account.verify(first));
            var side = first == CONFIRM_NEW ? Side.NEW : Side.CURRENT;
            var other = first == CONFIRM_NEW ? Side.CURRENT : Side.NEW;
            assertThat(answer.events())
                    .containsExactly(new AddressConfirmed(ID.value(), CHANGE.value(), side, START.plus(HOUR)));
            assertThat(answer.result())
                    .isEqualTo(new ChangeProgress(
                            CHANGE,
                            NEW,
                            OLD,
                            ChangeState.REQUESTED,
                            START.plus(Duration.ofHours(24)),
                            List.of(other),
                            3));
            assertThat(account.book.written()).isEmpty();
        }
    }

    @Nested
    class TheLast {

        @ParameterizedTest
        @EnumSource(
                value = LinkPurpose.class,
                names = {"CONFIRM_NEW", "CONFIRM_CURRENT"})
        void approvesInEitherOrder(LinkPurpose first) {
            var account = AnAccount.withVerified().after(request());
            account.after(account.verify(first)).later(HOUR);
            var last = first == CONFIRM_NEW ? CONFIRM_CURRENT : CONFIRM_NEW;
            var answer = account.<ChangeProgress>does(account.verify(last));
            var now = START.plus(HOUR);
            assertThat(answer.events())
                    .containsExactly(
                            new AddressConfirmed(
                                    ID.value(), CHANGE.value(), last == CONFIRM_NEW ? Side.NEW : Side.CURRENT, now),
                            new EmailChangeApproved(
                                    ID.value(),
                                    CHANGE.value(),
                                    personal(NEW),
                                    account.book.idOf(NEW),
                                    personal(OLD),
                                    account.book.idOf(OLD),
                                    now,
                                    now.plus(Duration.ofHours(24)),
                                    now.plus(Duration.ofDays(7)),
                                    approved(answer).links(),
                                    now.plus(Duration.ofDays(7))));
            assertThat(answer.result().state()).isEqualTo(ChangeState.APPROVED);
            assertThat(answer.result().awaiting()).isEmpty();
            assertThat(answer.result().version()).isEqualTo(5);
        }

        @Test
        void givesTheFormerMailboxALinkThatUndoes() {
            var account = passkeyRequested();
            assertThat(approved(account.does(account.verify(CONFIRM_NEW))).links())
                    .extracting(IssuedLink::purpose, IssuedLink::expiresAt)
                    .containsExactly(tuple(LinkPurpose.UNDO, START.plus(Duration.ofDays(7))));
        }

        @Test
        void claimsTheNewAddressAndReservesTheFormerOne() {
            var account = passkeyRequested();
            account.book.written();
            account.does(account.verify(CONFIRM_NEW));
            assertThat(account.book.written())
                    .containsExactly(
                            "claim address-new@example.org",
                            "reserve address-old@example.org until " + START.plus(Duration.ofDays(7)));
        }

        @Test
        void keepsTheAddressOfWhichOnlyTheSpellingChanges() {
            var account = AnAccount.withVerified();
            account.after(request(CHANGE, new EmailAddress("Old@Example.org"), Authentication.PASSKEY));
            account.book.written();
            assertThat(approved(account.does(account.verify(CONFIRM_NEW)))
                            .email()
                            .value())
                    .isEqualTo("Old@Example.org");
            assertThat(account.book.written()).containsExactly("claim address-old@example.org");
            account.after(request(change(2), NEW, Authentication.PASSKEY));
            account.does(new VerifyEmailChange(ID, change(2), account.link(CONFIRM_NEW), null));
            assertThat(account.book.written())
                    .containsExactly(
                            "claim address-new@example.org",
                            "reserve address-old@example.org until " + START.plus(Duration.ofDays(7)));
        }

        @Test
        void leavesTheFormerAddressAtOnceWhereNothingCanBeUndone() {
            var account =
                    AnAccount.withVerified(Policies.WITHOUT_UNDO).after(request(CHANGE, NEW, Authentication.PASSKEY));
            account.book.written();
            var approved = approved(account.does(account.verify(CONFIRM_NEW)));
            assertThat(approved.undoUntil()).isNull();
            assertThat(approved.links()).isEmpty();
            assertThat(approved.formerEmail()).isEqualTo(personal(OLD));
            assertThat(account.book.written())
                    .containsExactly("claim address-new@example.org", "release address-old@example.org");
        }

        @Test
        void leavesAnUnverifiedAddressAtOnce() {
            var account = AnAccount.withUnverified().after(request());
            account.book.written();
            var approved = approved(account.does(account.verify(CONFIRM_NEW)));
            assertThat(approved.formerEmail()).isNull();
            assertThat(approved.formerAddressId()).isNull();
            assertThat(approved.undoUntil()).isNull();
            assertThat(approved.links()).isEmpty();
            assertThat(account.book.written())
                    .containsExactly("claim address-new@example.org", "release address-old@example.org");
        }

        @Test
        void keepsAnUnverifiedAddressThatIsProved() {
            var account = AnAccount.withUnverified().after(request(CHANGE, OLD, Authentication.PASSWORD));
            account.book.written();
            assertThat(approved(account.does(account.verify(CONFIRM_NEW))).email())
                    .isEqualTo(personal(OLD));
            assertThat(account.book.written()).containsExactly("claim address-old@example.org");
        }

        @Test
        void keepsTheAddressBeforeTheFormerOneThatCanStillComeBack() {
            var account = passkeyRequested();
            account.after(account.verify(CONFIRM_NEW));
            account.after(request(change(2), new EmailAddress("third@example.org"), Authentication.PASSKEY));
            account.book.written();
            account.does(new VerifyEmailChange(ID, change(2), account.link(CONFIRM_NEW), null));
            assertThat(account.book.written())
                    .containsExactly(
                            "claim address-third@example.org",
                            "reserve address-new@example.org until " + START.plus(Duration.ofDays(7)));
        }

        @Test
        void freesWhatIsLeftForTheFormerAddress() {
            var account = passkeyRequested();
            account.after(account.verify(CONFIRM_NEW));
            account.after(request(change(2), OLD, Authentication.PASSKEY));
            account.book.written();
            account.does(new VerifyEmailChange(ID, change(2), account.link(CONFIRM_NEW), null));
            assertThat(account.book.written())
                    .containsExactly("claim address-old@example.org", "release address-new@example.org");
        }

        @Test
        void declinesWhereAnotherAccountIsFirst() {
            var account = passkeyRequested();
            account.book.claim(account.book.idOf(NEW), ANOTHER, START);
            account.book.written();
            var answer = account.<ChangeProgress>does(account.verify(CONFIRM_NEW));
            assertThat(answer.events())
                    .containsExactly(
                            new AddressConfirmed(ID.value(), CHANGE.value(), Side.NEW, START),
                            new EmailChangeDeclined(
                                    ID.value(),
                                    CHANGE.value(),
                                    EndReason.ADDRESS_TAKEN,
                                    personal(NEW),
                                    personal(OLD),
                                    START));
            assertThat(answer.result().state()).isEqualTo(ChangeState.DECLINED);
            assertThat(account.book.written()).isEmpty();
            assertThat(account.book.owns(account.book.idOf(OLD), ID)).isTrue();
        }
    }

    private static AnAccount passkeyRequested() {
        return AnAccount.withVerified().after(request(CHANGE, NEW, Authentication.PASSKEY));
    }

    private static EmailChangeApproved approved(Answer<?> answer) {
        return (EmailChangeApproved) answer.events().get(1);
    }
}
