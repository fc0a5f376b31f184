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
import org.emailchange.api.LinkToken;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.CancelEmailChange;
import org.emailchange.api.command.InspectLink;
import org.junit.jupiter.api.Test;

class InspectingTest {

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
        var inspect = new InspectLink(ID, CHANGE, other.token(CONFIRM_NEW), null);
        assertThat(other.<InspectLink.Result>does(inspect).result().currentEmail())
                .isNull();
    }

    @Test
    void refusesWhatTheButtonWouldRefuse() {
        var confirm = new InspectLink(ID, CHANGE, account.token(CONFIRM_NEW), null);
        var revoke = new InspectLink(ID, CHANGE, account.token(REVOKE), null);
        account.refuses(
                new InspectLink(ID, CHANGE, account.token(CONFIRM_NEW), ANOTHER), Rejection.TOKEN_OTHER_ACCOUNT);
        account.refuses(new InspectLink(ID, CHANGE, new LinkToken("k1.x.y"), null), Rejection.TOKEN_INVALID);
        account.later(Duration.ofHours(24)).refuses(confirm, Rejection.TOKEN_EXPIRED);
        account.after(new CancelEmailChange(ID, CHANGE, account.token(REVOKE)));
        account.refuses(confirm, Rejection.NO_OPEN_CHANGE);
        account.refuses(revoke, Rejection.TOKEN_USED);
    }

    @Test
    void refusesAnUndoThatIsOver() {
        account.after(account.verify(CONFIRM_NEW), account.verify(CONFIRM_CURRENT));
        account.later(Duration.ofDays(7));
        account.refuses(new InspectLink(ID, CHANGE, account.token(UNDO), null), Rejection.UNDO_OVER);
    }

    private void shows(LinkPurpose purpose, Instant expiresAt) {
        var answer = account.<InspectLink.Result>does(new InspectLink(ID, CHANGE, account.token(purpose), null));
        assertThat(answer.events()).isEmpty();
        assertThat(answer.result()).isEqualTo(new InspectLink.Result(purpose, NEW, OLD, expiresAt));
    }
}
