package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.LinkPurpose.CONFIRM_PASSKEY;
import static org.emailchange.api.LinkPurpose.DISOWN_CREDENTIAL;
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
import org.emailchange.api.CredentialChange;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EndReason;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LockReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.AddPasskey;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.ConfirmPasskey;
import org.emailchange.api.command.DisownCredential;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.RemovePasskey;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyConfirmed;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CredentialNoticeTest {

    private static final String PASSKEY = "dddddddd-0000-4000-8000-000000000001";
    private static final EmailAddress THIRD = new EmailAddress("third@example.org");
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final Duration FAILURE_LOCK = Duration.ofMinutes(30);

    private final AnAccount account = AnAccount.withVerified();

    @Nested
    class OfAnAddedPasskey {

        @Test
        void isMailedToTheCurrentMailboxWithBothLinks() {
            var added = account.<Long>does(add()).events().get(0);

            assertThat(AnAccount.mails(added)).singleElement().satisfies(mail -> {
                assertThat(mail.kind()).isEqualTo(MailKind.PASSKEY_ADDED);
                assertThat(mail.to()).isEqualTo(Side.CURRENT);
                assertThat(mail.model().recipient()).isEqualTo(OLD.value());
                assertThat(mail.model().linksOf()).isEqualTo(PASSKEY);
                assertThat(mail.model().links())
                        .extracting(link -> link.purpose())
                        .containsExactly(CONFIRM_PASSKEY, DISOWN_CREDENTIAL);
            });
        }

        @Test
        void isNotMailedWhereThereIsNoMailbox() {
            var added = AnAccount.withoutAddress().<Long>does(add()).events().get(0);

            assertThat(AnAccount.mails(added)).isEmpty();
        }

        @Test
        void confirmsThePasskeyOnce() {
            account.after(add());
            var confirm = new ConfirmPasskey(ID, account.link(CONFIRM_PASSKEY), null);

            assertThat(account.<Long>does(confirm).events())
                    .containsExactly(new PasskeyConfirmed(ID.value(), PASSKEY, START));
        }

        @Test
        void confirmsNothingTwice() {
            account.after(add());
            var confirm = new ConfirmPasskey(ID, account.link(CONFIRM_PASSKEY), null);

            account.after(confirm).refuses(confirm, Rejection.TOKEN_USED);
        }

        @Test
        void confirmsNothingForAnotherAccountThatIsSignedIn() {
            account.after(add())
                    .refuses(
                            new ConfirmPasskey(ID, account.link(CONFIRM_PASSKEY), AnAccount.ANOTHER),
                            Rejection.TOKEN_OTHER_ACCOUNT);
        }

        @Test
        void showsAnotherAccountThatIsSignedInWhatItsButtonWouldSay() {
            var link = account.after(add()).link(CONFIRM_PASSKEY);

            account.refusesToInspect(link, AnAccount.ANOTHER, Rejection.TOKEN_OTHER_ACCOUNT);
            assertThat(account.inspects(link, ID).purpose()).isEqualTo(CONFIRM_PASSKEY);
            assertThat(account.inspects(account.link(DISOWN_CREDENTIAL), AnAccount.ANOTHER)
                            .purpose())
                    .isEqualTo(DISOWN_CREDENTIAL);
        }

        @Test
        void tellsAnotherAccountThatIsSignedInNothingOfALinkThatIsNotGenuine() {
            var forged = AnAccount.forged(account.after(add()).link(CONFIRM_PASSKEY));

            account.refuses(new ConfirmPasskey(ID, forged, AnAccount.ANOTHER), Rejection.TOKEN_INVALID);
            account.refusesToInspect(forged, AnAccount.ANOTHER, Rejection.TOKEN_INVALID);
        }

        @Test
        void takesThePasskeyBackAndLocksUntilThereAreNewCredentials() {
            account.after(add());

            var answer = account.<DisownCredential.Result>does(disown(1));

            assertThat(answer.events())
                    .containsExactly(
                            new CredentialDisowned(ID.value(), CredentialChange.PASSKEY_ADDED, PASSKEY, 1, START),
                            new AccountLocked(
                                    ID.value(),
                                    LockReason.CREDENTIAL_DISOWNED,
                                    personal(OLD),
                                    START,
                                    AccountLocked.UNTIL_NEW_CREDENTIALS));
            assertThat(answer.result().change()).isEqualTo(CredentialChange.PASSKEY_ADDED);
        }

        @Test
        void locksForAsLongAsThereAreNoNewCredentials() {
            account.after(add()).after(disown(1)).later(Duration.ofDays(1000)).refuses(asked(1), Rejection.LOCKED);
            account.refuses(add(1), Rejection.LOCKED);
            account.after(new RecordCredentialsChange(ID, 2)).does(asked(2));
        }

        @Test
        void refusesWhatWasShownBeforeItWasTakenBack() {
            account.after(add()).after(disown(1), new RecordCredentialsChange(ID, 2));

            account.refuses(asked(1), Rejection.AUTHENTICATION_FAILED);
        }

        @Test
        void endsTheChangeThatIsOpen() {
            account.after(add(), request());

            assertThat(account.does(disown(1)).events())
                    .contains(new EmailChangeCancelled(
                            ID.value(), CHANGE.value(), EndReason.REVOKED, personal(NEW), personal(OLD), START));
        }

        @Test
        void locksPastALockByFailures() {
            account.after(add());
            for (var i = 0; i < 5; i++) {
                account.after(new FailAuthentication(ID, Authentication.PASSWORD));
            }
            account.after(disown(1)).later(FAILURE_LOCK);

            account.refuses(new FailAuthentication(ID, Authentication.PASSWORD), Rejection.LOCKED);
        }

        @Test
        void worksOnceAndAsLongAsTheUndoOfAChange() {
            account.after(add()).later(WINDOW.minusNanos(1)).after(disown(1));
            account.refuses(disown(2), Rejection.TOKEN_USED);

            var other = AnAccount.withVerified().after(add()).later(WINDOW);
            other.refuses(new DisownCredential(ID, other.link(DISOWN_CREDENTIAL), 1), Rejection.UNDO_OVER);
            other.refuses(new ConfirmPasskey(ID, other.link(CONFIRM_PASSKEY), null), Rejection.TOKEN_USED);
        }

        @Test
        void isStillGoodForTheOwnerAfterAThiefRemovedThePasskey() {
            account.after(add());
            var disown = disown(1);
            account.after(new RemovePasskey(ID, PASSKEY, Authentication.PASSWORD, 0));

            assertThat(account.does(disown).events()).hasAtLeastOneElementOfType(CredentialDisowned.class);
        }

        @Test
        void isGoodForNothingButWhatItsLinkSays() {
            account.after(add());
            var link = account.link(DISOWN_CREDENTIAL);

            account.refuses(new ConfirmPasskey(ID, link, null), Rejection.TOKEN_INVALID);
            account.refuses(new DisownCredential(ID, account.link(CONFIRM_PASSKEY), 1), Rejection.TOKEN_INVALID);
            account.refuses(new CancelEmailChange(ID, CHANGE, link), Rejection.TOKEN_INVALID);
            account.refuses(new DisownCredential(ID, AnAccount.forged(link), 1), Rejection.TOKEN_INVALID);
        }

        @Test
        void isShownBeforeItsButtonIsPressed() {
            account.after(add());

            var shown = account.inspects(account.link(DISOWN_CREDENTIAL), null);

            assertThat(shown.purpose()).isEqualTo(DISOWN_CREDENTIAL);
            assertThat(shown.currentEmail()).isEqualTo(OLD);
            assertThat(shown.expiresAt()).isEqualTo(START.plus(WINDOW));
            account.after(disown(1)).refusesToInspect(account.link(DISOWN_CREDENTIAL), null, Rejection.TOKEN_USED);
        }
    }

    /** Who was thrown out has nothing to say of the credentials that came after. */
    @Nested
    class ToAMailboxThatWasThrownOut {

        private final RecordCredentialsChange anew = new RecordCredentialsChange(ID, 2);

        @Test
        void doesNothingAfterAnUndo() {
            changes(1, NEW);
            account.after(new RecordCredentialsChange(ID, 1), add(1));
            var disown = disown(3);
            var confirm = account.link(CONFIRM_PASSKEY);

            account.after(undo(1), anew).refuses(disown, Rejection.UNDO_OVER);

            account.refusesToInspect(disown.link(), null, Rejection.UNDO_OVER);
            account.refuses(new ConfirmPasskey(ID, confirm, null), Rejection.TOKEN_USED);
            account.refusesToInspect(confirm, null, Rejection.TOKEN_USED);
            assertThat(account.does(disown(3)).events()).hasSize(2);
        }

        @Test
        void doesNothingAfterAnUndoOverLaterChanges() {
            changes(1, NEW);
            var undo = undo(1);
            account.after(add());
            var first = disown(3);
            changes(2, THIRD);
            account.after(new RemovePasskey(ID, PASSKEY, Authentication.PASSWORD, 0));
            var second = disown(3);

            account.after(undo, anew).refuses(first, Rejection.UNDO_OVER);

            account.refuses(second, Rejection.UNDO_OVER);
        }

        @Test
        void doesNothingAfterTheReturnToAnOlderAddress() {
            changes(1, NEW);
            account.after(add());
            var first = disown(3);
            changes(2, THIRD);
            account.after(new RemovePasskey(ID, PASSKEY, Authentication.PASSWORD, 0));
            var second = disown(3);

            changes(3, OLD);

            account.refuses(first, Rejection.UNDO_OVER);
            account.refuses(second, Rejection.UNDO_OVER);
        }

        @Test
        void doesNothingHoweverItsAddressWasSpelled() {
            changes(1, NEW);
            var undo = undo(1);
            changes(2, new EmailAddress("new@example.org"));
            account.after(add());
            var disown = disown(3);
            account.after(undo(2), new RecordCredentialsChange(ID, 1));

            account.after(undo, anew).refuses(disown, Rejection.UNDO_OVER);
        }

        @Test
        void isAsGoodAsUsedWhereItWasUsedBefore() {
            changes(1, NEW);
            var undo = undo(1);
            account.after(add());
            var disown = disown(1);

            account.after(disown, undo, anew).refuses(disown, Rejection.TOKEN_USED);
        }

        @Test
        void leavesThoseToTheMailboxThatIsBack() {
            account.after(add());
            var disown = disown(3);
            changes(1, NEW);

            assertThat(account.after(undo(1), anew).does(disown).events())
                    .hasAtLeastOneElementOfType(CredentialDisowned.class);
        }

        @Test
        void leavesThoseToAnotherSpellingOfTheAddressThatIsBack() {
            changes(1, new EmailAddress("Old@example.org"));
            account.after(add());
            var disown = disown(3);

            assertThat(account.after(undo(1), anew).does(disown).events())
                    .hasAtLeastOneElementOfType(CredentialDisowned.class);
        }

        @Test
        void leavesThoseToAMailboxThatWasLeftOnlyButLetsItConfirmNothing() {
            account.after(add());
            var disown = disown(3);
            var confirm = account.link(CONFIRM_PASSKEY);
            changes(1, NEW);
            changes(2, THIRD);

            account.refuses(new ConfirmPasskey(ID, confirm, null), Rejection.TOKEN_USED);
            account.refusesToInspect(confirm, null, Rejection.TOKEN_USED);

            assertThat(account.does(disown).events()).hasAtLeastOneElementOfType(CredentialDisowned.class);
        }

        private void changes(int number, EmailAddress to) {
            account.after(request(change(number), to, Authentication.PASSKEY));
            account.after(new VerifyEmailChange(ID, change(number), account.link(LinkPurpose.CONFIRM_NEW), null));
        }

        private UndoEmailChange undo(int number) {
            return new UndoEmailChange(ID, change(number), account.link(LinkPurpose.UNDO));
        }
    }

    @Test
    void ofARemovedPasskeyIsMailedAndCanBeTakenBack() {
        var removed = account.<Long>does(new RemovePasskey(ID, PASSKEY, Authentication.NEW_PASSKEY, 0))
                .events()
                .get(0);

        assertThat(removed).isInstanceOf(PasskeyRemoved.class);
        assertThat(AnAccount.mails(removed))
                .singleElement()
                .satisfies(mail -> assertThat(mail.kind()).isEqualTo(MailKind.PASSKEY_REMOVED));
        assertThat(account.<DisownCredential.Result>does(disown(1)).result().change())
                .isEqualTo(CredentialChange.PASSKEY_REMOVED);
    }

    @Test
    void ofANewPasswordIsMailedAndCanBeTakenBack() {
        var changed =
                account.<Long>does(new RecordCredentialsChange(ID, 1)).events().get(0);

        assertThat(AnAccount.mails(changed))
                .singleElement()
                .satisfies(mail -> assertThat(mail.kind()).isEqualTo(MailKind.PASSWORD_SET));
        assertThat(account.<DisownCredential.Result>does(disown(2)).result().change())
                .isEqualTo(CredentialChange.PASSWORD_SET);
    }

    @Test
    void ofAPasswordDoesNothingToALaterOne() {
        account.after(add(), new RecordCredentialsChange(ID, 1));
        var first = disown(3);
        account.after(new RecordCredentialsChange(ID, 2));

        account.refuses(first, Rejection.UNDO_OVER);
        account.refusesToInspect(first.link(), null, Rejection.UNDO_OVER);
        assertThat(account.<DisownCredential.Result>does(disown(3)).result().credentialId())
                .isEqualTo(CredentialsChanged.credentialId(2));
    }

    @Test
    void isRememberedWhateverItsAddressLooksLike() {
        var state = new CredentialState();
        var of = new PasskeyRemoved(
                ID.value(), PASSKEY, Authentication.PASSWORD, Personal.of(ID, "no address"), List.of(), START);

        state.on(of);

        assertThat(state.notice(PASSKEY, CredentialNotice.generation(CredentialChange.PASSKEY_REMOVED)))
                .isNotNull();
    }

    @Test
    void isNotMadeForWhatWasShownBeforeNewCredentials() {
        account.after(new RecordCredentialsChange(ID, 1));

        account.refuses(add(), Rejection.AUTHENTICATION_FAILED);
        account.refuses(new RemovePasskey(ID, PASSKEY, Authentication.PASSWORD, 0), Rejection.AUTHENTICATION_FAILED);
        assertThat(account.<Long>does(add(1)).events()).singleElement().isInstanceOf(PasskeyAdded.class);
    }

    @Test
    void leavesItToTheMailboxesWhatANewPasskeyOpens() {
        var asked = request(CHANGE, NEW, Authentication.NEW_PASSKEY);

        assertThat(account.<ChangeProgress>does(asked).result()).satisfies(progress -> {
            assertThat(progress.state()).isEqualTo(ChangeState.REQUESTED);
            assertThat(progress.awaiting()).containsExactlyInAnyOrder(Side.NEW, Side.CURRENT);
        });
    }

    @Test
    void givesAPasskeyTheStrengthOfWhatItWasAddedWith() {
        var policy = Policies.BY_CREDENTIAL;
        var later = START.plus(Duration.ofDays(3));

        assertThat(policy.passkeyTrustedFrom(null, START)).isEqualTo(START.plus(WINDOW));
        assertThat(policy.passkeyTrustedFrom(later, START)).isEqualTo(later);
        assertThat(policy.passkeyTrustedFrom(START.minusSeconds(1), START)).isEqualTo(START);
    }

    private static AddPasskey add() {
        return add(0);
    }

    private static AddPasskey add(int credentialChanges) {
        return new AddPasskey(ID, PASSKEY, Authentication.PASSWORD, START.plus(WINDOW), credentialChanges);
    }

    private DisownCredential disown(int number) {
        return new DisownCredential(ID, account.link(LinkPurpose.DISOWN_CREDENTIAL), number);
    }

    private static RequestEmailChange asked(int credentialChanges) {
        return new RequestEmailChange(ID, CHANGE, NEW, Authentication.PASSWORD, credentialChanges);
    }
}
