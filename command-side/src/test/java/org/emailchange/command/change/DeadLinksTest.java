package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.LinkPurpose.CONFIRM_CURRENT;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
import static org.emailchange.api.LinkPurpose.REVOKE;
import static org.emailchange.api.LinkPurpose.UNDO;
import static org.emailchange.command.change.AnAccount.ANOTHER;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.NEW;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.change;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import java.util.Map;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.DeclineEmailChange;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who holds a genuine link is told what became of it; everybody else gets one answer. */
class DeadLinksTest {

    private final AnAccount account = AnAccount.withVerified().after(request());

    @Nested
    class ToldToTheHolder {

        @Test
        void usedWhereItsSideHasConfirmed() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(confirm);
            account.refuses(confirm, Rejection.TOKEN_USED);
        }

        @Test
        void usedWhereTheChangeIsApproved() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(confirm, account.verify(CONFIRM_CURRENT));
            account.refuses(confirm, Rejection.TOKEN_USED);
        }

        @Test
        void usedAlsoAfterItsLinkRanOut() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(confirm).later(Duration.ofDays(2));
            account.refuses(confirm, Rejection.TOKEN_USED);
        }

        @Test
        void replacedByAResend() {
            var confirm = account.verify(CONFIRM_NEW);
            account.later(Duration.ofSeconds(60)).after(new ResendVerification(ID, CHANGE, null));
            account.refuses(confirm, Rejection.TOKEN_REPLACED);
            assertThat(account.does(account.verify(CONFIRM_NEW)).events()).hasSize(1);
        }

        @Test
        void replacedByANewerChange() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(request(change(2), new EmailAddress("third@example.org"), Authentication.PASSWORD));
            account.refuses(confirm, Rejection.TOKEN_REPLACED);
        }

        @Test
        void expiredByTheClockAloneThoughNoDeadlineCame() {
            var confirm = account.verify(CONFIRM_NEW);
            account.later(Duration.ofHours(24).minusNanos(1));
            account.after(account.verify(CONFIRM_CURRENT));
            account.later(Duration.ofNanos(1));
            account.refuses(confirm, Rejection.TOKEN_EXPIRED);
        }

        @Test
        void expiredByTheDeadline() {
            var confirm = account.verify(CONFIRM_NEW);
            account.later(Duration.ofHours(24)).after(new ExpireEmailChange(ID, CHANGE, 1));
            account.refuses(confirm, Rejection.TOKEN_EXPIRED);
        }

        @Test
        void expiredByTheDeadlineThoughAClockGoesBack() {
            var confirm = account.verify(CONFIRM_NEW);
            account.later(Duration.ofHours(24)).after(new ExpireEmailChange(ID, CHANGE, 1));
            account.clock.set(START);
            account.refuses(confirm, Rejection.TOKEN_EXPIRED);
        }

        @Test
        void expiredWhereItsKeyIsRetired() {
            var confirm = account.verify(CONFIRM_NEW);
            account.links.use(LinkTokensWithKeys.named("k2"));
            account.refuses(confirm, Rejection.TOKEN_EXPIRED);
        }

        @Test
        void cancelledByTheOwner() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(new CancelEmailChange(ID, CHANGE, null));
            assertThat(account.refuses(confirm, Rejection.NO_OPEN_CHANGE).details())
                    .isEqualTo(Map.of("state", ChangeState.CANCELLED.name()));
        }

        @Test
        void cancelledByTheCurrentMailbox() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(new CancelEmailChange(ID, CHANGE, account.link(REVOKE)));
            account.refuses(confirm, Rejection.NO_OPEN_CHANGE);
        }

        @Test
        void declined() {
            var confirm = account.verify(CONFIRM_NEW);
            account.after(new DeclineEmailChange(ID, CHANGE));
            account.refuses(confirm, Rejection.CHANGE_DECLINED);
        }

        @Test
        void otherAccountWhereThatIsSignedIn() {
            var token = account.link(CONFIRM_NEW);
            account.refuses(new VerifyEmailChange(ID, CHANGE, token, ANOTHER), Rejection.TOKEN_OTHER_ACCOUNT);
            assertThat(account.does(new VerifyEmailChange(ID, CHANGE, token, ID))
                            .events())
                    .hasSize(1);
        }
    }

    @Nested
    class ToldToAnybodyElse {

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "k1", "k1..", "k1.AAAA.AAAA", "\u0000", "k1.%00.%00"})
        void invalidWhereItIsNoToken(String text) {
            account.refusesToken(text);
        }

        @Test
        void invalidWithAnyCharacterChanged() {
            var token = account.token(CONFIRM_NEW).value();
            for (int i = 0; i < token.length(); i++) {
                var other = token.charAt(i) == 'A' ? 'B' : 'A';
                var forged = token.substring(0, i) + other + token.substring(i + 1);
                account.refusesToken(forged);
            }
        }

        @Test
        void invalidWithAnythingCutOffOrAdded() {
            var token = account.token(CONFIRM_NEW).value();
            for (int end = 0; end < token.length(); end++) {
                account.refusesToken(token.substring(0, end));
            }
            account.refusesToken(token + "A");
            account.refusesToken(token + "=");
            account.refusesToken(" " + token);
        }

        @Test
        void invalidWithPartsOfTwoTokens() {
            var one = account.token(CONFIRM_NEW).value().split("\\.");
            var other = account.token(CONFIRM_CURRENT).value().split("\\.");
            account.refusesToken(one[0] + "." + one[1] + "." + other[2]);
            account.refusesToken(one[0] + "." + other[1] + "." + one[2]);
        }

        @Test
        void invalidForAnotherPurpose() {
            account.refuses(account.verify(REVOKE), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidForAnotherChange() {
            var first = account.link(CONFIRM_NEW);
            account.after(request(change(2), NEW, Authentication.PASSWORD));
            account.refuses(new VerifyEmailChange(ID, change(2), first, null), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidForAChangeThatNeverWas() {
            account.refuses(
                    new VerifyEmailChange(ID, change(9), account.link(CONFIRM_NEW), null), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidWhereItWasMadeForAnotherAccount() {
            account.refuses(verify(made("k1", ANOTHER, CHANGE, NEW)), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidWhereItWasMadeForAnotherAddress() {
            var other = new EmailAddress("other@example.org");
            account.refuses(verify(made("k1", ID, CHANGE, other)), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidWhereItWasSignedButNeverIssued() {
            account.refuses(verify(made("k1", ID, CHANGE, NEW)), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidWhereItNamesAKeyThatNeverWas() {
            account.refuses(verify(made("k9", ID, CHANGE, NEW)), Rejection.TOKEN_INVALID);
        }

        @Test
        void invalidWhereItWasReplacedAndItsKeyIsRetired() {
            var confirm = account.verify(CONFIRM_NEW);
            account.links.use(LinkTokensWithKeys.named("k2"));
            account.later(Duration.ofSeconds(60)).after(new ResendVerification(ID, CHANGE, null));
            account.refuses(confirm, Rejection.TOKEN_INVALID);
        }

        /** Nonces of its own, beyond those that the account's links have. */
        private static PresentedLink made(String key, AccountId of, ChangeId change, EmailAddress address) {
            var tokens = LinkTokensWithKeys.named(key);
            var bond = new LinkSigner.Bond(of, change, address);
            for (int i = 0; i < 9; i++) {
                tokens.issue(UNDO, 1, bond, START, START);
            }
            return tokens.read(tokens.recompute(tokens.issue(CONFIRM_NEW, 1, bond, START, START.plusSeconds(60)), bond))
                    .orElseThrow();
        }
    }

    @Test
    void confirmsWithALinkOfAnOlderKeyThatIsStillKept() {
        var confirm = account.verify(CONFIRM_NEW);
        account.links.use(LinkTokensWithKeys.named("k2", "k1"));
        assertThat(account.<ChangeProgress>does(confirm).result().version()).isEqualTo(3);
    }

    private static VerifyEmailChange verify(PresentedLink link) {
        return new VerifyEmailChange(ID, CHANGE, link, null);
    }
}
