package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
import static org.emailchange.api.LinkPurpose.REVOKE;
import static org.emailchange.api.LinkPurpose.UNDO;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.NEW;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.change;
import static org.emailchange.command.change.AnAccount.personal;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LockReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UndoingTest {

    private static final EmailAddress THIRD = new EmailAddress("third@example.org");
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
                            new EmailChangeUndone(
                                    ID.value(),
                                    CHANGE.value(),
                                    personal(OLD),
                                    account.book.idOf(OLD),
                                    personal(NEW),
                                    account.book.idOf(NEW),
                                    now),
                            new AccountLocked(
                                    ID.value(),
                                    LockReason.UNDONE,
                                    personal(OLD),
                                    now,
                                    now.plus(Duration.ofMinutes(30))));
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
            account.after(request(change(2), THIRD, Authentication.PASSKEY), new ExpireEmailChange(ID, change(2), 1));
            account.after(undo()).later(Duration.ofMinutes(1));
            account.refuses(new ResendVerification(ID, change(2), null), Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void putsTheFormerSpellingInForceAndKeepsTheAddress() {
            var spelled = AnAccount.withVerified();
            spelled.after(request(CHANGE, new EmailAddress("Old@Example.org"), Authentication.PASSKEY));
            spelled.after(spelled.verify(CONFIRM_NEW));
            spelled.after(new UndoEmailChange(ID, CHANGE, spelled.link(UNDO))).later(DAY);
            assertThat(spelled.book.owns(spelled.book.idOf(OLD), ID)).isTrue();
            spelled.refuses(request(change(2), OLD, Authentication.PASSKEY), Rejection.ADDRESS_UNCHANGED);
        }

        @Test
        void letsTheFormerAddressBeLeftAgainAfterTheLock() {
            account.after(undo()).refuses(request(change(2), NEW, Authentication.PASSKEY), Rejection.LOCKED);
            account.later(Duration.ofMinutes(30));
            assertThat(account.does(request(change(2), NEW, Authentication.PASSKEY))
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
        void afterALaterChangeTookEffect() {
            var undo = undo();
            account.after(request(change(2), THIRD, Authentication.PASSKEY));
            account.after(new VerifyEmailChange(ID, change(2), account.link(CONFIRM_NEW), null));
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

    private UndoEmailChange undo() {
        return new UndoEmailChange(ID, CHANGE, account.link(UNDO));
    }
}
