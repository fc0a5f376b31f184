package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
import static org.emailchange.api.LinkPurpose.REVOKE;
import static org.emailchange.api.LinkPurpose.UNDO;
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
import java.time.Instant;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.NotifyOwner;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.command.mail.message.MailPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UndoingTest {

    private static final EmailAddress THIRD = new EmailAddress("third@example.org");
    private static final EmailAddress FOURTH = new EmailAddress("fourth@example.org");
    private static final Duration DAY = Duration.ofDays(1);

    private final AnAccount account = AnAccount.withVerified().after(request(CHANGE, NEW, Authentication.PASSKEY));

    UndoingTest() {
        account.after(account.verify(CONFIRM_NEW)).later(DAY);
    }

    @Nested
    class Accepted {

        @Test
        void putsTheFormerAddressInForceAndLocks() {
            var answer = account.<ChangeProgress>does(undo());
            var now = START.plus(DAY);
            assertThat(answer.events())
                    .containsExactly(
                            undone(1, NEW, null, START, now),
                            new AccountLocked(
                                    ID.value(),
                                    LockReason.UNDONE,
                                    personal(OLD),
                                    now,
                                    AccountLocked.UNTIL_NEW_CREDENTIALS));
            assertThat(answer.result().state()).isEqualTo(ChangeState.UNDONE);
            assertThat(answer.result().version()).isEqualTo(6);
        }

        @Test
        void ownsTheFormerAddressAndFreesTheOther() {
            account.book.written();
            account.does(undo());
            assertThat(account.book.written())
                    .containsExactly("claim address-old@example.org", "release address-new@example.org");
            assertThat(account.book.owns(account.book.idOf(OLD), ID)).isTrue();
        }

        @Test
        void worksToTheLastMoment() {
            account.clock.set(START.plus(Duration.ofDays(7)).minusNanos(1));
            assertThat(account.does(undo()).events()).hasSize(2);
        }

        @Test
        void cancelsTheChangeThatIsOpen() {
            account.after(request(change(2), THIRD, Authentication.PASSWORD));
            assertThat(account.does(undo()).events().get(0))
                    .isEqualTo(new EmailChangeCancelled(
                            ID.value(),
                            change(2).value(),
                            EndReason.REVOKED,
                            personal(THIRD),
                            personal(NEW),
                            START.plus(DAY)));
        }

        @Test
        void cancelsAnExpiredChangeThatCouldBeRevivedPastTheFormerMailbox() {
            account.after(request(change(2), THIRD, Authentication.PASSKEY)).later(DAY);
            account.after(new ExpireEmailChange(ID, change(2), 1));
            account.after(undo()).later(Duration.ofMinutes(1));
            account.refuses(new ResendVerification(ID, change(2), null), Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void putsTheFormerSpellingInForceAndKeepsTheAddress() {
            var spelled = AnAccount.withVerified();
            spelled.after(request(CHANGE, new EmailAddress("Old@Example.org"), Authentication.PASSKEY));
            spelled.after(spelled.verify(CONFIRM_NEW));
            spelled.after(new UndoEmailChange(ID, CHANGE, spelled.link(UNDO)), new RecordCredentialsChange(ID, 1));
            assertThat(spelled.book.owns(spelled.book.idOf(OLD), ID)).isTrue();
            spelled.refuses(
                    new RequestEmailChange(ID, change(2), OLD, Authentication.PASSKEY, 1), Rejection.ADDRESS_UNCHANGED);
        }

        @Test
        void locksUntilThereAreNewCredentials() {
            account.after(undo()).later(Duration.ofDays(400));
            var refusal = account.refuses(request(change(2), NEW, Authentication.PASSKEY), Rejection.LOCKED);
            assertThat(refusal.until()).isEqualTo(AccountLocked.UNTIL_NEW_CREDENTIALS);
            assertThat(refusal.details()).containsEntry("lockReason", "UNDONE");
            account.after(new RecordCredentialsChange(ID, 1));
            assertThat(account.does(new RequestEmailChange(ID, change(2), NEW, Authentication.PASSKEY, 1))
                            .events())
                    .hasSize(1);
        }
    }

    @Nested
    class Refused {

        @Test
        void afterTheWindow() {
            account.clock.set(START.plus(Duration.ofDays(7)));
            account.refuses(undo(), Rejection.UNDO_OVER);
        }

        @Test
        void theSecondTime() {
            var undo = undo();
            account.after(undo).refuses(undo, Rejection.TOKEN_USED);
        }

        @Test
        void afterALaterChangeCameBackToItsAddress() {
            var undo = undo();
            changes(2, OLD);
            account.refuses(undo, Rejection.UNDO_OVER);
        }

        @Test
        void afterTheKeyOfTheLinkIsRetired() {
            var undo = undo();
            account.links.use(LinkTokensWithKeys.named("k2"));
            account.refuses(undo, Rejection.UNDO_OVER);
        }

        @Test
        void withAForgedLink() {
            account.refuses(
                    new UndoEmailChange(ID, CHANGE, AnAccount.forged(account.link(UNDO))), Rejection.TOKEN_INVALID);
        }

        @Test
        void withALinkForSomethingElse() {
            account.refuses(new UndoEmailChange(ID, CHANGE, account.link(REVOKE)), Rejection.TOKEN_INVALID);
            account.refuses(new UndoEmailChange(ID, CHANGE, account.link(CONFIRM_NEW)), Rejection.TOKEN_INVALID);
        }

        @Test
        void forAnotherChange() {
            var token = account.link(UNDO);
            account.after(request(change(2), THIRD, Authentication.PASSKEY));
            account.refuses(new UndoEmailChange(ID, change(2), token), Rejection.TOKEN_INVALID);
        }
    }

    @Nested
    class AfterLaterChanges {

        private final UndoEmailChange undo = undo();

        @Test
        void reachesBackOverThem() {
            changes(2, THIRD);
            changes(3, FOURTH);
            account.book.written();
            var events = account.<ChangeProgress>does(undo).events();
            var now = START.plus(DAY);
            assertThat(events)
                    .containsExactly(
                            undone(3, FOURTH, CHANGE.value(), null, now),
                            undone(2, THIRD, CHANGE.value(), null, now),
                            undone(1, NEW, null, START, now),
                            new AccountLocked(
                                    ID.value(),
                                    LockReason.UNDONE,
                                    personal(OLD),
                                    now,
                                    AccountLocked.UNTIL_NEW_CREDENTIALS));
            assertThat(account.book.written())
                    .containsExactly(
                            "claim address-old@example.org",
                            "release address-new@example.org",
                            "release address-third@example.org",
                            "release address-fourth@example.org");
        }

        @Test
        void worksToTheLastMomentOfItsOwnWindow() {
            account.later(Duration.ofDays(5));
            changes(2, THIRD);
            account.clock.set(START.plus(Duration.ofDays(7)).minusNanos(1));
            assertThat(account.does(undo).events()).hasSize(3);
        }

        @Test
        void isOverAfterItsOwnWindow() {
            account.later(Duration.ofDays(5));
            changes(2, THIRD);
            account.clock.set(START.plus(Duration.ofDays(7)));
            account.refuses(undo, Rejection.UNDO_OVER);
            assertThat(account.does(undo(2)).events()).hasSize(2);
        }

        @Test
        void leavesTheNewerMailboxesNothingToTakeBack() {
            changes(2, THIRD);
            var newer = undo(2);
            account.after(undo).refuses(newer, Rejection.UNDO_OVER);
            account.refuses(undo, Rejection.TOKEN_USED);
        }

        @Test
        void remainsAfterANewerMailboxTookItsOwnChangeBack() {
            changes(2, THIRD);
            var answer = account.does(undo(2));
            assertThat(answer.events().get(0))
                    .isEqualTo(new EmailChangeUndone(
                            ID.value(),
                            change(2).value(),
                            personal(NEW),
                            account.book.idOf(NEW),
                            personal(THIRD),
                            account.book.idOf(THIRD),
                            START.plus(DAY),
                            null,
                            START,
                            START.plus(Duration.ofDays(7)),
                            null));
            assertThat(account.does(undo).events()).hasSize(2);
        }

        @Test
        void cancelsTheChangeThatIsOpen() {
            changes(2, THIRD);
            account.after(request(change(3), FOURTH, Authentication.PASSWORD));
            assertThat(account.does(undo).events()).hasSize(4).first().isInstanceOf(EmailChangeCancelled.class);
        }

        @Test
        void endsAsWellWhatCameBackToAnAddressInBetweenAndTellsItsMailboxOnce() {
            changes(2, THIRD);
            changes(3, NEW);
            var events = account.<ChangeProgress>does(undo).events();
            assertThat(events).hasSize(3).first().isEqualTo(undone(3, NEW, CHANGE.value(), null, START.plus(DAY)));
            assertThat(events)
                    .flatExtracting(AnAccount::mails)
                    .filteredOn(mail -> mail.kind() == MailKind.UNDONE)
                    .extracting(MailPolicy.Mail::to, mail -> mail.model().recipient())
                    .containsExactly(tuple(Side.NEW, NEW.value()), tuple(Side.FORMER, OLD.value()));
        }
    }

    /** Who has been thrown out has nothing to take back from the mailbox that was there before. */
    @Nested
    class OfWhoWasThrownOut {

        @Test
        void isNotPossibleAfterTheReturnToAnOlderAddress() {
            var approved = changes(2, OLD);
            assertThat(approved.undoUntil()).isNull();
            assertThat(approved.lastUndoUntil()).isNull();
            assertThat(approved.links()).isEmpty();
            assertThat(account.book.ownedByAnother(account.book.idOf(NEW), ANOTHER, START))
                    .isFalse();
        }

        @Test
        void isNotPossibleForAnyMailboxSinceThatAddress() {
            changes(2, THIRD);
            var newer = undo(2);
            account.book.written();
            assertThat(changes(3, OLD).undoUntil()).isNull();
            assertThat(account.book.written())
                    .containsExactly(
                            "claim address-old@example.org",
                            "release address-third@example.org",
                            "release address-new@example.org");
            account.refuses(newer, Rejection.UNDO_OVER);
        }

        @Test
        void leavesWhatIsOlderThanThatAddress() {
            changes(2, THIRD);
            var approved = changes(3, NEW);
            assertThat(approved.undoUntil()).isNull();
            assertThat(approved.lastUndoUntil()).isEqualTo(START.plus(Duration.ofDays(7)));
        }

        @Test
        void isPossibleOnceTheOlderAddressCouldNotTakeBackAnyMore() {
            account.later(Duration.ofDays(7));
            assertThat(changes(2, OLD).undoUntil()).isNotNull();
            assertThat(account.does(undo(2)).events()).hasSize(2);
        }

        @Test
        void beginsAnewWhereTheAddressIsLeftOnceMore() {
            changes(2, OLD);
            changes(3, NEW);
            assertThat(account.does(undo(3)).events()).hasSize(2);
        }
    }

    @Nested
    class Meanwhile {

        @Test
        void theFormerAddressStaysReservedThroughLaterChanges() {
            account.book.written();
            changes(2, THIRD);
            changes(3, FOURTH);
            assertThat(account.book.written()).noneMatch(written -> written.equals("release address-old@example.org"));
            assertThat(account.book.ownedByAnother(
                            account.book.idOf(OLD),
                            ANOTHER,
                            START.plus(Duration.ofDays(7)).minusNanos(1)))
                    .isTrue();
            assertThat(account.book.ownedByAnother(account.book.idOf(OLD), ANOTHER, START.plus(Duration.ofDays(7))))
                    .isFalse();
        }

        @Test
        void eachFormerMailboxHearsOfEachLaterChangeWithItsLink() {
            var link = account.link(UNDO);
            changes(2, THIRD);
            changes(3, FOURTH);
            var told = account.events().stream()
                    .filter(LaterChangeNotified.class::isInstance)
                    .map(LaterChangeNotified.class::cast)
                    .toList();
            assertThat(told)
                    .extracting(
                            LaterChangeNotified::changeId, LaterChangeNotified::email, LaterChangeNotified::newEmail)
                    .containsExactly(
                            tuple(CHANGE.value(), personal(OLD), personal(THIRD)),
                            tuple(CHANGE.value(), personal(OLD), personal(FOURTH)),
                            tuple(change(2).value(), personal(NEW), personal(FOURTH)));
            assertThat(told.get(1).links())
                    .singleElement()
                    .satisfies(issued -> assertThat(issued.hash()).isEqualTo(link.hash()));
            assertThat(told)
                    .flatExtracting(AnAccount::mails)
                    .extracting(MailPolicy.Mail::kind)
                    .containsOnly(MailKind.APPROVED_FORMER);
        }

        @Test
        void theOwnerHearsOfWhoAsksForAnyAddressThatCanComeBack() {
            changes(2, THIRD);
            assertThat(account.does(new NotifyOwner(ID, account.book.idOf(OLD), START))
                            .events())
                    .containsExactly(new OwnerNotified(ID.value(), personal(OLD), Side.FORMER, START));
        }

        @Test
        void theHoldRunsOn() {
            var own = changes(2, THIRD).holdUntil();
            account.clock.set(START.plus(Duration.ofHours(1)));
            assertThat(changes(3, FOURTH).holdUntil()).isEqualTo(own);
        }
    }

    private EmailChangeApproved changes(int number, EmailAddress to) {
        account.after(request(change(number), to, Authentication.PASSKEY));
        account.after(new VerifyEmailChange(ID, change(number), account.link(CONFIRM_NEW), null));
        return account.events().stream()
                .filter(EmailChangeApproved.class::isInstance)
                .map(EmailChangeApproved.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private EmailChangeUndone undone(int number, EmailAddress from, String with, Instant untrustedSince, Instant now) {
        return new EmailChangeUndone(
                ID.value(),
                change(number).value(),
                personal(OLD),
                account.book.idOf(OLD),
                personal(from),
                account.book.idOf(from),
                now,
                with,
                untrustedSince,
                null,
                null);
    }

    private UndoEmailChange undo() {
        return undo(1);
    }

    /** By the last link that undoes a change. */
    private UndoEmailChange undo(int number) {
        return new UndoEmailChange(ID, change(number), account.link(UNDO));
    }
}
