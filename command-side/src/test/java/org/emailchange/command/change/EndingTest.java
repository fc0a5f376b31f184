package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.LinkPurpose.CONFIRM_CURRENT;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
import static org.emailchange.api.LinkPurpose.REFUSE;
import static org.emailchange.api.LinkPurpose.REVOKE;
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
import java.util.List;
import java.util.Map;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final CancelEmailChange CANCEL = new CancelEmailChange(ID, CHANGE, null);
    private static final ExpireEmailChange EXPIRE = new ExpireEmailChange(ID, CHANGE, 1);
    private static final DeclineEmailChange DECLINE = new DeclineEmailChange(ID, CHANGE);

    private final AnAccount account = AnAccount.withVerified().after(request()).later(HOUR);

    @Nested
    class CancelledByTheOwner {

        @Test
        void endsTheOpenChange() {
            var answer = account.<ChangeProgress>does(CANCEL);
            assertThat(answer.events()).containsExactly(cancelled(EndReason.OWNER));
            assertThat(answer.result())
                    .isEqualTo(new ChangeProgress(
                            CHANGE,
                            NEW,
                            OLD,
                            ChangeState.CANCELLED,
                            START.plus(Duration.ofHours(24)),
                            List.of(Side.NEW, Side.CURRENT),
                            3));
        }

        @Test
        void changesNothingTheSecondTime() {
            var answer = account.after(CANCEL).<ChangeProgress>does(CANCEL);
            assertThat(answer.events()).isEmpty();
            assertThat(answer.result().version()).isEqualTo(3);
        }

        @Test
        void isRefusedForAChangeThatNeverWas() {
            account.refuses(new CancelEmailChange(ID, change(9), null), Rejection.NOT_FOUND);
        }

        @Test
        void isRefusedForAnApprovedChange() {
            account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
            account.refuses(CANCEL, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void isRefusedForAnExpiredChange() {
            account.later(DAY).after(EXPIRE).refuses(CANCEL, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void isRefusedForADeclinedChange() {
            account.after(DECLINE).refuses(CANCEL, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void isRefusedForAChangeThatANewerOneReplaced() {
            account.after(request(change(2), new EmailAddress("third@example.org"), Authentication.PASSWORD));
            account.refuses(CANCEL, Rejection.NO_OPEN_CHANGE);
        }
    }

    @Nested
    class Revoked {

        @Test
        void endsTheOpenChange() {
            assertThat(account.does(revoke()).events()).containsExactly(cancelled(EndReason.REVOKED));
        }

        @Test
        void endsAnExpiredChange() {
            account.later(DAY).after(EXPIRE);
            assertThat(account.does(revoke()).events()).containsExactly(cancelled(EndReason.REVOKED));
        }

        @Test
        void keepsAnExpiredChangeDead() {
            account.later(DAY).after(EXPIRE, revoke()).later(HOUR);
            account.refuses(new ResendVerification(ID, CHANGE, null), Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void worksAfterTheConfirmingLinksRanOut() {
            account.later(Duration.ofDays(3));
            assertThat(account.does(revoke()).events()).hasSize(1);
        }

        @Test
        void worksWithALinkWhoseKeyIsRetired() {
            var revoke = revoke();
            account.links.use(LinkTokensWithKeys.named("k2"));
            assertThat(account.does(revoke).events()).hasSize(1);
        }

        @Test
        void isToldThatItHappenedAlready() {
            var revoke = revoke();
            account.after(revoke).refuses(revoke, Rejection.TOKEN_USED);
        }

        @Test
        void isToldThatTheChangeTookEffect() {
            account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
            assertThat(account.refuses(revoke(), Rejection.NO_OPEN_CHANGE).details())
                    .isEqualTo(Map.of("state", ChangeState.APPROVED.name()));
        }

        @Test
        void isToldThatTheOwnerCancelled() {
            account.after(CANCEL);
            assertThat(account.refuses(revoke(), Rejection.NO_OPEN_CHANGE).details())
                    .isEqualTo(Map.of("state", ChangeState.CANCELLED.name()));
        }

        @Test
        void isToldThatTheChangeWasDeclined() {
            account.after(DECLINE).refuses(revoke(), Rejection.CHANGE_DECLINED);
        }

        @Test
        void isToldThatANewerChangeReplacedIt() {
            var revoke = revoke();
            account.after(request(change(2), new EmailAddress("third@example.org"), Authentication.PASSWORD));
            account.refuses(revoke, Rejection.TOKEN_REPLACED);
        }

        @Test
        void isRefusedWithALinkThatConfirms() {
            var confirm = new CancelEmailChange(ID, CHANGE, account.link(CONFIRM_CURRENT));
            account.refuses(confirm, Rejection.TOKEN_INVALID);
        }

        @Test
        void isRefusedWithAForgedLink() {
            account.refuses(
                    new CancelEmailChange(ID, CHANGE, AnAccount.forged(account.link(REVOKE))), Rejection.TOKEN_INVALID);
        }

        private CancelEmailChange revoke() {
            return new CancelEmailChange(ID, CHANGE, account.link(REVOKE));
        }
    }

    @Nested
    class Refused {

        @Test
        void endsTheOpenChange() {
            assertThat(account.does(refuse()).events()).containsExactly(cancelled(EndReason.REFUSED));
        }

        @Test
        void endsAnExpiredChangeForGood() {
            account.later(DAY).after(EXPIRE, refuse()).later(HOUR);
            account.refuses(new ResendVerification(ID, CHANGE, null), Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void worksForAMailboxThatHasConfirmed() {
            account.after(account.verify(CONFIRM_NEW));
            assertThat(account.does(refuse()).events()).containsExactly(cancelled(EndReason.REFUSED));
        }

        @Test
        void worksWithTheLinkOfAnOlderMail() {
            var old = refuse();
            account.after(new ResendVerification(ID, CHANGE, null));
            assertThat(refuse()).isNotEqualTo(old);
            assertThat(account.does(old).events()).containsExactly(cancelled(EndReason.REFUSED));
        }

        @Test
        void isToldThatItHappenedAlready() {
            var refuse = refuse();
            account.after(refuse).refuses(refuse, Rejection.TOKEN_USED);
        }

        @Test
        void isToldThatTheCurrentMailboxWasFaster() {
            account.after(new CancelEmailChange(ID, CHANGE, account.link(REVOKE)));
            assertThat(account.refuses(refuse(), Rejection.NO_OPEN_CHANGE).details())
                    .isEqualTo(Map.of("state", ChangeState.CANCELLED.name()));
        }

        @Test
        void isToldThatTheChangeTookEffect() {
            account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
            assertThat(account.refuses(refuse(), Rejection.NO_OPEN_CHANGE).details())
                    .isEqualTo(Map.of("state", ChangeState.APPROVED.name()));
        }

        @Test
        void needsNoAddressSoFar() {
            var newcomer = AnAccount.withoutAddress().after(request());
            var refuse = new CancelEmailChange(ID, CHANGE, newcomer.link(REFUSE));
            assertThat(newcomer.does(refuse).events()).hasSize(1);
        }

        @Test
        void isNoConfirmation() {
            account.refuses(account.verify(REFUSE), Rejection.TOKEN_INVALID);
        }

        private CancelEmailChange refuse() {
            return new CancelEmailChange(ID, CHANGE, account.link(REFUSE));
        }
    }

    @Nested
    class Expired {

        @Test
        void endsTheOpenChange() {
            account.clock.set(START.plus(DAY));
            var answer = account.does(EXPIRE);
            assertThat(answer.events())
                    .containsExactly(new EmailChangeExpired(
                            ID.value(), CHANGE.value(), 1, personal(NEW), personal(OLD), START.plus(DAY)));
            assertThat(answer.result()).isNull();
        }

        @Test
        void comesAgainWhereItCameTooEarlyForTheLinks() {
            account.clock.set(START.plus(DAY).minusNanos(1));
            var answer = account.<Instant>does(EXPIRE);
            assertThat(answer.events()).isEmpty();
            assertThat(answer.result()).isEqualTo(START.plus(DAY));
            assertThat(account.does(account.verify(CONFIRM_NEW)).events()).hasSize(1);
        }

        @Test
        void changesNothingWhereANewerLinkIsOut() {
            account.after(new ResendVerification(ID, CHANGE, null)).later(DAY);
            assertThat(account.does(EXPIRE).events()).isEmpty();
            assertThat(account.does(new ExpireEmailChange(ID, CHANGE, 2)).events())
                    .hasOnlyElementsOfType(EmailChangeExpired.class)
                    .hasSize(1);
        }

        @Test
        void changesNothingTheSecondTime() {
            assertThat(account.later(DAY).after(EXPIRE).does(EXPIRE).events()).isEmpty();
        }

        @Test
        void changesNothingWhereTheChangeHasEnded() {
            assertThat(account.after(CANCEL).does(EXPIRE).events()).isEmpty();
        }

        @Test
        void changesNothingWhereTheChangeTookEffect() {
            account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
            assertThat(account.does(EXPIRE).events()).isEmpty();
        }

        @Test
        void changesNothingForAChangeThatNeverWas() {
            assertThat(account.does(new ExpireEmailChange(ID, change(9), 1)).events())
                    .isEmpty();
        }
    }

    @Nested
    class Declined {

        @Test
        void endsTheOpenChange() {
            assertThat(account.does(DECLINE).events())
                    .containsExactly(new EmailChangeDeclined(
                            ID.value(),
                            CHANGE.value(),
                            EndReason.ADDRESS_TAKEN,
                            personal(NEW),
                            personal(OLD),
                            START.plus(HOUR)));
        }

        @Test
        void changesNothingTheSecondTime() {
            assertThat(account.after(DECLINE).does(DECLINE).events()).isEmpty();
        }

        @Test
        void changesNothingWhereTheChangeTookEffect() {
            account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
            assertThat(account.does(DECLINE).events()).isEmpty();
        }

        @Test
        void changesNothingForAChangeThatNeverWas() {
            assertThat(account.does(new DeclineEmailChange(ID, change(9))).events())
                    .isEmpty();
        }
    }

    private EmailChangeCancelled cancelled(EndReason reason) {
        return new EmailChangeCancelled(
                ID.value(), CHANGE.value(), reason, personal(NEW), personal(OLD), account.clock.instant());
    }
}
