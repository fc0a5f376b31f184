package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.LinkPurpose.CONFIRM_NEW;
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
import java.util.List;
import org.emailchange.api.Authentication;
import org.emailchange.api.EndReason;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ExpireEmailChange;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.RecordCredentialsChange;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.ResendVerification;
import org.emailchange.api.command.UndoEmailChange;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.junit.jupiter.api.Test;

class ChangingCredentialsTest {

    private static final EmailChangeCancelled CANCELLED = new EmailChangeCancelled(
            ID.value(), CHANGE.value(), EndReason.CREDENTIALS_CHANGED, personal(NEW), personal(OLD), START);

    @Test
    void isTakenDownThoughNothingIsOpen() {
        var account = AnAccount.withoutAddress();

        var answer = account.<Long>does(changed(1));

        assertThat(answer.events()).containsExactly(new CredentialsChanged(ID.value(), 1, START, null, List.of()));
        assertThat(answer.result()).isEqualTo(1);
    }

    @Test
    void cancelsTheOpenChange() {
        var account = AnAccount.withVerified().after(request());

        var events = account.<Long>does(changed(1)).events();
        assertThat(events).hasSize(2).endsWith(CANCELLED);
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        CredentialsChanged.class,
                        changed -> assertThat(changed.number()).isEqualTo(1));
    }

    @Test
    void killsTheLinksOfTheOpenChange() {
        var account = AnAccount.withVerified().after(request());
        var link = account.verify(CONFIRM_NEW);

        account.after(changed(1)).refuses(link, Rejection.NO_OPEN_CHANGE);
    }

    @Test
    void cancelsAnExpiredChangeThatItsLinkCouldRevive() {
        var account = AnAccount.withVerified().after(request()).later(Duration.ofDays(1));
        account.after(new ExpireEmailChange(ID, CHANGE, 1));

        account.after(changed(1)).later(Duration.ofMinutes(1));

        assertThat(account.events()).last().isInstanceOf(EmailChangeCancelled.class);
        account.refuses(new ResendVerification(ID, CHANGE, account.link(CONFIRM_NEW)), Rejection.NO_OPEN_CHANGE);
    }

    @Test
    void isTakenDownOnce() {
        var account = AnAccount.withVerified().after(changed(2), shown(2));

        assertThat(account.<Long>does(changed(2)).events()).isEmpty();
        assertThat(account.<Long>does(changed(1)).events()).isEmpty();
    }

    @Test
    void refusesWhatTheCredentialsBeforeWereShownFor() {
        var account = AnAccount.withVerified().after(changed(1));

        account.refuses(shown(0), Rejection.AUTHENTICATION_FAILED);
        assertThat(account.does(shown(1)).events()).hasSize(1);
    }

    @Test
    void leavesALockAsItIs() {
        var account = AnAccount.withVerified();
        for (var i = 0; i < 5; i++) {
            account.after(new FailAuthentication(ID, Authentication.PASSWORD));
        }

        account.after(changed(1)).refuses(shown(1), Rejection.LOCKED);
    }

    @Test
    void leavesTheFormerMailboxItsUndo() {
        var account = AnAccount.withVerified().after(request(CHANGE, NEW, Authentication.PASSKEY));
        account.after(account.verify(CONFIRM_NEW), changed(1));

        assertThat(account.does(new UndoEmailChange(ID, CHANGE, account.link(UNDO)))
                        .events())
                .hasAtLeastOneElementOfType(EmailChangeUndone.class);
    }

    @Test
    void leavesChangesThatEndedBefore() {
        var account = AnAccount.withVerified().after(request());
        account.after(request(change(2), NEW, Authentication.PASSWORD), changed(1));

        assertThat(account.<Long>does(changed(2)).events()).singleElement().isInstanceOf(CredentialsChanged.class);
    }

    private static RecordCredentialsChange changed(int number) {
        return new RecordCredentialsChange(ID, number);
    }

    private static RequestEmailChange shown(int credentialChanges) {
        return new RequestEmailChange(ID, CHANGE, NEW, Authentication.PASSWORD, credentialChanges);
    }
}
