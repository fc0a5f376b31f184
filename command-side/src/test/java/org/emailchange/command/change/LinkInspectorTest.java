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
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Duration;
import java.time.Instant;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.CancelEmailChange;
import org.junit.jupiter.api.Test;

class LinkInspectorTest {

    private final AnAccount account = AnAccount.withVerified().after(request());

    @Test
    void tellsWhatAConfirmationWouldDoAndChangesNothing() {
        shows(CONFIRM_NEW, START.plus(Duration.ofHours(24)));
        shows(CONFIRM_CURRENT, START.plus(Duration.ofHours(24)));
        shows(REVOKE, START.plus(Duration.ofDays(7)));
    }

    @Test
    void tellsWhatAnUndoWouldDo() {
        account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
        shows(UNDO, START.plus(Duration.ofDays(7)));
    }

    @Test
    void showsNoCurrentAddressWhereThereIsNone() {
        var other = AnAccount.withoutAddress().after(request());
        assertThat(other.inspects(other.link(CONFIRM_NEW), null).currentEmail()).isNull();
    }

    @Test
    void refusesWhatTheButtonWouldRefuse() {
        var confirm = account.link(CONFIRM_NEW);
        var revoke = account.link(REVOKE);
        account.refusesToInspect(confirm, ANOTHER, Rejection.TOKEN_OTHER_ACCOUNT);
        account.refusesToInspect(AnAccount.forged(confirm), null, Rejection.TOKEN_INVALID);
        account.later(Duration.ofHours(24)).refusesToInspect(confirm, null, Rejection.TOKEN_EXPIRED);
        account.after(new CancelEmailChange(ID, CHANGE, revoke));
        account.refusesToInspect(confirm, null, Rejection.NO_OPEN_CHANGE);
        account.refusesToInspect(revoke, null, Rejection.TOKEN_USED);
    }

    @Test
    void refusesTheLinkOfAnAccountThatDoesNotExist() {
        AnAccount.withoutAddress().refusesToInspect(account.link(CONFIRM_NEW), null, Rejection.TOKEN_INVALID);
    }

    @Test
    void refusesAnUndoThatIsOver() {
        account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
        account.later(Duration.ofDays(7));
        account.refusesToInspect(account.link(UNDO), null, Rejection.UNDO_OVER);
    }

    private void shows(LinkPurpose purpose, Instant expiresAt) {
        var before = account.events();
        assertThat(account.inspects(account.link(purpose), null))
                .isEqualTo(new LinkInspector.Result(purpose, NEW, OLD, expiresAt));
        assertThat(account.events()).isEqualTo(before);
    }
}
