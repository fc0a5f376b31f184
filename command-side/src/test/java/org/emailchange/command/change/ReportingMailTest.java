package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.api.event.MailReported.Outcome.BOUNCED;
import static org.emailchange.api.event.MailReported.Outcome.DELAYED;
import static org.emailchange.api.event.MailReported.Outcome.GIVEN_UP;
import static org.emailchange.api.event.MailReported.Outcome.RETRIED;
import static org.emailchange.api.event.MailReported.Outcome.SENT;
import static org.emailchange.command.change.AnAccount.CHANGE;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.request;

import java.time.Instant;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.MailReported;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportingMailTest {

    private static final String MAIL = "mail-1";
    private static final String BUSY = "The mail server is busy.";
    private static final Instant NEXT = START.plusSeconds(4);

    private static final ReportMail BOUNCE = report(CHANGE, MailKind.CONFIRM_NEW, BOUNCED, 2, "No such mailbox.");

    private final AnAccount account = AnAccount.withVerified().after(request());

    @Test
    void recordsThatAMailIsSent() {
        assertThat(account.does(sent(1)).events()).containsExactly(reported(sent(1)));
    }

    @Test
    void recordsThatAMailIsDelayed() {
        assertThat(account.does(delayed(1)).events()).containsExactly(reported(delayed(1)));
    }

    @Test
    void recordsThatAMailIsGivenUp() {
        assertThat(account.does(failed(8)).events()).containsExactly(reported(failed(8)));
    }

    @Test
    void recordsAMailThatIsAboutNoChange() {
        var outcome = report(null, MailKind.LOCKED, SENT, 1, null);
        assertThat(account.does(outcome).events()).containsExactly(reported(outcome));
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
                .extracting(ReportingMailTest::outcome)
                .containsExactly(GIVEN_UP);
    }

    @Test
    void recordsThatAMailIsGivenUpWithoutBeingTriedAgain() {
        assertThat(account.after(delayed(1)).does(failed(1)).events())
                .extracting(ReportingMailTest::outcome)
                .containsExactly(GIVEN_UP);
    }

    @Test
    void recordsWhatBecameOfAMailThatWasSentAgain() {
        account.after(failed(8));
        assertThat(account.does(delayed(8)).events()).isEmpty();
        assertThat(account.does(failed(8)).events()).isEmpty();
        assertThat(account.does(failed(9)).events())
                .extracting(ReportingMailTest::outcome)
                .containsExactly(GIVEN_UP);
        assertThat(account.does(sent(10)).events())
                .extracting(ReportingMailTest::outcome)
                .containsExactly(SENT);
        assertThat(account.does(failed(11)).events()).isEmpty();
    }

    @Test
    void recordsThatASentMailBounced() {
        assertThat(account.after(sent(2)).does(BOUNCE).events()).containsExactly(reported(BOUNCE));
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
    void recordsThatAMailIsSentAgainAndThenWhatBecomesOfIt() {
        account.after(failed(8));
        assertThat(account.does(retry()).events()).containsExactly(reported(retry()));

        account.after(retry());
        assertThat(account.does(failed(8)).events())
                .as("its link had run out meanwhile")
                .extracting(ReportingMailTest::outcome)
                .containsExactly(GIVEN_UP);
    }

    @Test
    void recordsNoRetryOfAMailThatIsOut() {
        assertThat(account.after(sent(1)).does(retry()).events()).isEmpty();
    }

    private static ReportMail retry() {
        return report(CHANGE, MailKind.CONFIRM_NEW, RETRIED, 8, null);
    }

    private static ReportMail sent(int attempts) {
        return report(CHANGE, MailKind.CONFIRM_NEW, SENT, attempts, null);
    }

    private static ReportMail delayed(int attempts) {
        return new ReportMail(ID, CHANGE, MAIL, MailKind.CONFIRM_NEW, Side.NEW, DELAYED, attempts, BUSY, NEXT);
    }

    private static ReportMail failed(int attempts) {
        return report(CHANGE, MailKind.CONFIRM_NEW, GIVEN_UP, attempts, BUSY);
    }

    private static ReportMail report(
            @Nullable ChangeId change,
            MailKind kind,
            MailReported.Outcome outcome,
            int attempts,
            @Nullable String error) {
        return new ReportMail(ID, change, MAIL, kind, Side.NEW, outcome, attempts, error, null);
    }

    /** What is recorded of a report at the time of the test. */
    private static MailReported reported(ReportMail report) {
        return new MailReported(
                ID.value(),
                report.changeId() == null ? null : CHANGE.value(),
                MAIL,
                report.kind(),
                Side.NEW,
                report.outcome(),
                report.attempts(),
                report.error(),
                report.nextAttemptAt(),
                START);
    }

    private static MailReported.Outcome outcome(EmailChangeEvent event) {
        return ((MailReported) event).outcome();
    }
}
