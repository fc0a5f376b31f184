package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Instant;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.emailchange.api.command.RecordBounce;
import org.emailchange.api.command.RecordMailOutcome;
import org.emailchange.api.command.RetryMail;
import org.emailchange.api.event.MailBounced;
import org.emailchange.api.event.MailDelayed;
import org.emailchange.api.event.MailGivenUp;
import org.emailchange.api.event.MailRetried;
import org.emailchange.api.event.MailSent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportingTest {

    private static final String MAIL = "mail-1";
    private static final String BUSY = "The mail server is busy.";
    private static final Instant NEXT = START.plusSeconds(4);

    private static final RecordBounce BOUNCE =
            new RecordBounce(ID, CHANGE, MAIL, MailKind.CONFIRM_NEW, Side.NEW, 2, "No such mailbox.");

    private final AnAccount account = AnAccount.withVerified().after(request());

    @Test
    void recordsThatAMailIsSent() {
        assertThat(account.does(sent(1)).events())
                .containsExactly(
                        new MailSent(ID.value(), CHANGE.value(), MAIL, MailKind.CONFIRM_NEW, Side.NEW, 1, START));
    }

    @Test
    void recordsThatAMailIsDelayed() {
        assertThat(account.does(delayed(1)).events())
                .containsExactly(new MailDelayed(
                        ID.value(), CHANGE.value(), MAIL, MailKind.CONFIRM_NEW, Side.NEW, 1, BUSY, NEXT));
    }

    @Test
    void recordsThatAMailIsGivenUp() {
        assertThat(account.does(failed(8)).events())
                .containsExactly(new MailGivenUp(
                        ID.value(), CHANGE.value(), MAIL, MailKind.CONFIRM_NEW, Side.NEW, 8, BUSY, START));
    }

    @Test
    void recordsAMailThatIsAboutNoChange() {
        var outcome = outcome(null, MailKind.LOCKED, MailState.SENT, 1);
        assertThat(account.does(outcome).events())
                .containsExactly(new MailSent(ID.value(), null, MAIL, MailKind.LOCKED, Side.NEW, 1, START));
    }

    @Test
    void recordsEachOutcomeOnce() {
        assertThat(account.after(sent(1)).does(sent(1)).events()).isEmpty();
        var other = AnAccount.withVerified().after(request(), delayed(1));
        assertThat(other.does(delayed(1)).events()).isEmpty();
    }

    @Test
    void recordsEachDelay() {
        assertThat(account.after(delayed(1)).does(delayed(2)).events()).hasSize(1);
    }

    @Test
    void recordsTheEndAfterADelay() {
        assertThat(account.after(delayed(1)).does(sent(2)).events()).hasSize(1);
    }

    @Test
    void recordsThatAMailIsGivenUpThoughItWasNeverTried() {
        assertThat(account.does(failed(0)).events())
                .hasOnlyElementsOfType(MailGivenUp.class)
                .hasSize(1);
    }

    @Test
    void recordsThatAMailIsGivenUpWithoutBeingTriedAgain() {
        assertThat(account.after(delayed(1)).does(failed(1)).events())
                .hasOnlyElementsOfType(MailGivenUp.class)
                .hasSize(1);
    }

    @Test
    void recordsWhatBecameOfAMailThatWasSentAgain() {
        account.after(failed(8));
        assertThat(account.does(delayed(8)).events()).isEmpty();
        assertThat(account.does(failed(8)).events()).isEmpty();
        assertThat(account.does(failed(9)).events()).hasOnlyElementsOfType(MailGivenUp.class);
        assertThat(account.does(sent(10)).events()).hasOnlyElementsOfType(MailSent.class);
        assertThat(account.does(failed(11)).events()).isEmpty();
    }

    @Test
    void recordsThatASentMailBounced() {
        assertThat(account.after(sent(2)).does(BOUNCE).events())
                .containsExactly(new MailBounced(
                        ID.value(), CHANGE.value(), MAIL, MailKind.CONFIRM_NEW, Side.NEW, 2, BOUNCE.error(), START));
    }

    @Test
    void recordsABounceOnceAndNothingAfterIt() {
        account.after(sent(2), BOUNCE);
        assertThat(account.does(BOUNCE).events()).isEmpty();
        assertThat(account.does(sent(2)).events()).isEmpty();
        assertThat(account.does(failed(3)).events()).isEmpty();
    }

    @Test
    void ignoresWhatComesAfterTheEnd() {
        account.after(sent(2));
        assertThat(account.does(delayed(1)).events()).isEmpty();
        assertThat(account.does(delayed(3)).events()).isEmpty();
        assertThat(account.does(failed(3)).events()).isEmpty();
    }

    @Test
    void ignoresAMailThatIsStillOnItsWay() {
        assertThat(account.does(outcome(CHANGE, MailKind.CONFIRM_NEW, MailState.PENDING, 0))
                        .events())
                .isEmpty();
    }

    @Test
    void recordsThatAMailIsSentAgainAndThenWhatBecomesOfIt() {
        account.after(failed(8));
        assertThat(account.does(retry()).events())
                .containsExactly(
                        new MailRetried(ID.value(), CHANGE.value(), MAIL, MailKind.CONFIRM_NEW, Side.NEW, 8, START));

        account.after(retry());
        assertThat(account.does(failed(8)).events())
                .as("its link had run out meanwhile")
                .hasOnlyElementsOfType(MailGivenUp.class)
                .hasSize(1);
    }

    @Test
    void recordsNoRetryOfAMailThatIsOut() {
        assertThat(account.after(sent(1)).does(retry()).events()).isEmpty();
    }

    private static RetryMail retry() {
        return new RetryMail(ID, CHANGE, MAIL, MailKind.CONFIRM_NEW, Side.NEW, 8);
    }

    private static RecordMailOutcome sent(int attempts) {
        return outcome(CHANGE, MailKind.CONFIRM_NEW, MailState.SENT, attempts);
    }

    private static RecordMailOutcome delayed(int attempts) {
        return outcome(CHANGE, MailKind.CONFIRM_NEW, MailState.DELAYED, attempts);
    }

    private static RecordMailOutcome failed(int attempts) {
        return outcome(CHANGE, MailKind.CONFIRM_NEW, MailState.FAILED, attempts);
    }

    private static RecordMailOutcome outcome(@Nullable ChangeId change, MailKind kind, MailState state, int attempts) {
        return new RecordMailOutcome(ID, change, MAIL, kind, Side.NEW, state, attempts, BUSY, NEXT);
    }
}
