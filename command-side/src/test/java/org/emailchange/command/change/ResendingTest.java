package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.emailchange.api.LinkPurpose.CONFIRM_CURRENT;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
import static org.emailchange.api.LinkPurpose.REFUSE;
import static org.emailchange.api.LinkPurpose.REVOKE;
import static org.emailchange.command.change.AnAccount.ANOTHER;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.NEW;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.change;
import static org.emailchange.command.change.AnAccount.mails;
import static org.emailchange.command.change.AnAccount.personal;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeState;
import org.emailchange.api.MailKind;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.mail.message.MailPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResendingTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);
    private static final ResendVerification RESEND = new ResendVerification(ID, CHANGE, null);
    private static final ExpireEmailChange EXPIRE = new ExpireEmailChange(ID, CHANGE, 1);

    private final AnAccount account = AnAccount.withVerified().after(request());

    @Nested
    class Accepted {

        @Test
        void issuesNewLinksForAllSides() {
            account.later(MINUTE);
            var answer = account.<ChangeProgress>does(RESEND);
            var now = START.plus(MINUTE);
            assertThat(answer.events())
                    .containsExactly(new VerificationResent(
                            ID.value(),
                            CHANGE.value(),
                            2,
                            false,
                            personal(NEW),
                            account.book.idOf(NEW),
                            personal(OLD),
                            List.of(Side.NEW, Side.CURRENT),
                            resent(answer).links(),
                            now,
                            now.plus(DAY),
                            false));
            assertThat(answer.result())
                    .isEqualTo(new ChangeProgress(
                            CHANGE,
                            NEW,
                            OLD,
                            ChangeState.REQUESTED,
                            now.plus(DAY),
                            List.of(Side.NEW, Side.CURRENT),
                            3));
        }

        @Test
        void writesToTheCurrentMailboxHowItRevokesForItsFirstMailMayNeverHaveLeft() {
            account.later(MINUTE);
            assertThat(mails(resent(account.does(RESEND))))
                    .extracting(MailPolicy.Mail::kind, ResendingTest::purposes)
                    .containsExactly(
                            tuple(MailKind.CONFIRM_NEW, List.of(CONFIRM_NEW, REFUSE)),
                            tuple(MailKind.CONFIRM_CURRENT, List.of(CONFIRM_CURRENT, REVOKE)));
        }

        @Test
        void noticesTheCurrentMailboxAgainThatIsNotAsked() {
            var byPasskey = AnAccount.withVerified()
                    .after(request(CHANGE, NEW, Authentication.PASSKEY))
                    .later(MINUTE);
            assertThat(mails(resent(byPasskey.does(RESEND))))
                    .extracting(MailPolicy.Mail::kind, ResendingTest::purposes)
                    .containsExactly(
                            tuple(MailKind.CONFIRM_NEW, List.of(CONFIRM_NEW, REFUSE)),
                            tuple(MailKind.REQUEST_NOTICE, List.of(REVOKE)));
        }

        @Test
        void leavesTheCurrentMailboxAloneThatHasConfirmed() {
            account.after(account.verify(CONFIRM_CURRENT)).later(MINUTE);
            var resent = resent(account.does(RESEND));
            assertThat(resent.awaiting()).containsExactly(Side.NEW);
            assertThat(mails(resent))
                    .extracting(MailPolicy.Mail::kind, ResendingTest::purposes)
                    .containsExactly(tuple(MailKind.CONFIRM_NEW, List.of(CONFIRM_NEW, REFUSE)));
        }

        @Test
        void leavesTheNewMailboxAloneThatHasConfirmed() {
            account.after(account.verify(CONFIRM_NEW)).later(MINUTE);
            assertThat(mails(resent(account.does(RESEND))))
                    .extracting(MailPolicy.Mail::kind)
                    .containsExactly(MailKind.CONFIRM_CURRENT);
        }

        @Test
        void leavesTheLinksThatRevokeAliveOldAndNew() {
            var old = account.link(REVOKE);
            account.later(MINUTE).after(RESEND);
            assertThat(account.link(REVOKE)).isNotEqualTo(old);
            assertThat(account.does(new CancelEmailChange(ID, CHANGE, old)).events())
                    .hasSize(1);
        }

        @Test
        void revivesAnExpiredChangeWithinTheWindow() {
            account.later(DAY).after(EXPIRE).later(Duration.ofDays(6).minusNanos(1));
            var answer = account.<ChangeProgress>does(RESEND);
            assertThat(resent(answer).reopened()).isTrue();
            assertThat(answer.result().state()).isEqualTo(ChangeState.REQUESTED);
        }

        @Test
        void neverOutlivesTheWindow() {
            var end = START.plus(Duration.ofDays(7));
            account.later(Duration.ofDays(6).plusHours(12));
            assertThat(resent(account.does(RESEND)).expiresAt()).isEqualTo(end);
        }

        @Test
        void confirmsARevivedChange() {
            account.later(DAY).after(EXPIRE, RESEND);
            account.after(account.verify(CONFIRM_NEW));
            assertThat(account.<ChangeProgress>does(account.verify(CONFIRM_CURRENT))
                            .result()
                            .state())
                    .isEqualTo(ChangeState.APPROVED);
        }

        @Test
        void remembersWhoConfirmedBeforeItExpired() {
            account.after(account.verify(CONFIRM_CURRENT)).later(DAY).after(EXPIRE);
            assertThat(resent(account.does(RESEND)).awaiting()).containsExactly(Side.NEW);
        }

        @Test
        void takesTheExpiredLinkFromWhoOpensItsPage() {
            var token = account.link(CONFIRM_NEW);
            account.later(DAY);
            assertThat(account.does(new ResendVerification(ID, CHANGE, token)).events())
                    .hasSize(1);
        }
    }

    @Nested
    class Refused {

        @Test
        void tooSoonAndSaysWhenItIsNot() {
            account.later(MINUTE.minusNanos(1));
            assertThat(account.refuses(RESEND, Rejection.RESEND_TOO_SOON).until())
                    .isEqualTo(START.plus(MINUTE));
        }

        @Test
        void tooOften() {
            for (int resend = 0; resend < 5; resend++) {
                account.later(MINUTE).after(RESEND);
            }
            account.later(MINUTE).refuses(RESEND, Rejection.RESEND_LIMIT);
        }

        @Test
        void tooOftenAcrossARevival() {
            for (int resend = 0; resend < 5; resend++) {
                account.later(MINUTE).after(RESEND);
            }
            account.later(DAY).after(new ExpireEmailChange(ID, CHANGE, 6));
            account.refuses(RESEND, Rejection.RESEND_LIMIT);
        }

        @Test
        void afterTheWindow() {
            account.later(DAY).after(EXPIRE).later(Duration.ofDays(6));
            account.refuses(RESEND, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void afterTheWindowThoughNoDeadlineCame() {
            account.later(Duration.ofDays(7)).refuses(RESEND, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void forAChangeThatNeverWas() {
            account.refuses(new ResendVerification(ID, change(9), null), Rejection.NOT_FOUND);
        }

        static Stream<EmailChangeCommand> ends() {
            return Stream.of(
                    new CancelEmailChange(ID, CHANGE, null),
                    new DeclineEmailChange(ID, CHANGE),
                    request(change(2), NEW, Authentication.PASSWORD));
        }

        @ParameterizedTest
        @MethodSource("ends")
        void forAChangeThatHasEnded(EmailChangeCommand end) {
            account.after(end).later(MINUTE).refuses(RESEND, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void forAnExpiredChangeThatANewerOneFollows() {
            account.later(DAY).after(EXPIRE, request(change(2), NEW, Authentication.PASSWORD));
            account.refuses(RESEND, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void forAnApprovedChange() {
            account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
            account.later(MINUTE).refuses(RESEND, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void forAnAddressThatAnotherAccountHasProved() {
            account.book.claim(account.book.idOf(NEW), ANOTHER, START);
            account.later(MINUTE).refuses(RESEND, Rejection.ADDRESS_TAKEN);
        }

        @Test
        void withAForgedLink() {
            account.later(MINUTE)
                    .refuses(
                            new ResendVerification(ID, CHANGE, AnAccount.forged(account.link(CONFIRM_NEW))),
                            Rejection.TOKEN_INVALID);
        }

        @Test
        void withALinkThatRevokes() {
            var revoke = account.link(REVOKE);
            account.later(MINUTE).refuses(new ResendVerification(ID, CHANGE, revoke), Rejection.TOKEN_INVALID);
        }
    }

    private static VerificationResent resent(Answer<?> answer) {
        return (VerificationResent) answer.events().get(0);
    }

    private static List<?> purposes(MailPolicy.Mail mail) {
        return mail.model().links().stream().map(IssuedLink::purpose).toList();
    }
}
