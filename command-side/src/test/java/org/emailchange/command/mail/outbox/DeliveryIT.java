package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.emailchange.api.MailKind;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.MailReported;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.command.mail.smtp.SmtpPool;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DeliveryIT {

    private static final String RECIPIENT = "content ->> 'recipient'";

    private static TestMailServer server;
    private static MailNode node;

    private final Called called = Called.now();
    private final String account = called.account().value();

    @BeforeAll
    static void start() {
        server = TestMailServer.started();
        node = MailNode.started(TestDatabase.fresh(), server, "email-change.mail.max-attempts=4");
    }

    @AfterAll
    static void stop() {
        server.close();
        node.close();
    }

    /** Leaves nothing under way for the next one. */
    @AfterEach
    void calmDown() {
        server.behave();
        await().atMost(TestMailServer.PATIENCE).until(() -> node.underWay() == 0);
        server.forget();
    }

    @Test
    void sendsEachMailOnceAndReportsIt() {
        order(called.change("new@example.org", "old@example.org"));

        assertThat(server.awaitMailTo("new@example.org").text()).contains("https://wallet.example/verify?token=k1.");
        assertThat(server.awaitMailTo("old@example.org").text()).contains("/verify?token=k1.", "/revoke?token=k1.");
        await().until(() -> node.reports().of(account).size() == 2);
        await().until(() -> node.underWay() == 0);
        assertThat(server.mails()).hasSize(2);
        assertThat(node.reports().of(account)).allSatisfy(report -> {
            assertThat(report.outcome()).isEqualTo(MailReported.Outcome.SENT);
            assertThat(report.attempts()).isEqualTo(1);
            assertThat(report.error()).isNull();
        });
    }

    @Test
    void keepsNothingPersonalOfASentMail() {
        order(called.change("out@example.org", "old@example.org"));
        await().until(() -> node.reports().of(account).size() == 2);

        assertThat(node.jdbc()
                        .sql("select content from mail_order where account_id = :account")
                        .param("account", called.account().uuid())
                        .query()
                        .listOfRows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
    }

    @Test
    void ordersTheSameEventOnce() {
        var event = called.firstAddress("twice@example.org");
        node.order("event-" + account, event);
        node.reports().awaitFinal(account);
        node.order("event-" + account, event);

        order(Called.now().firstAddress("marker@example.org"));
        server.awaitMailTo("marker@example.org");
        assertThat(server.mailsTo("twice@example.org")).hasSize(1);
        assertThat(node.reports().of(account)).hasSize(1);
    }

    @Test
    void ordersNothingIfTheTransactionFails() {
        assertThatThrownBy(() -> node.transaction().executeWithoutResult(status -> {
                    order(called.firstAddress("undone@example.org"));
                    throw new IllegalStateException("something else failed");
                }))
                .hasMessage("something else failed");

        order(Called.now().firstAddress("later@example.org"));
        server.awaitMailTo("later@example.org");
        assertThat(server.attemptsTo("undone@example.org")).isZero();
    }

    @Test
    void retriesWhatTheServerDefers() {
        server.whenTo("busy@example.org").defer();
        order(called.firstAddress("busy@example.org"));

        var delayed = node.reports().awaitDelay(account);
        assertThat(delayed.error()).isEqualTo("The mail server put the address off (451 4.7.1).");
        assertThat(delayed.nextAttemptAt()).isNotNull();
        server.behave();
        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        assertThat(node.reports().awaitFinal(account).attempts()).isGreaterThan(1);
        assertThat(server.mailsTo("busy@example.org")).hasSize(1);
    }

    @Test
    void givesUpAtOnceWhatIsRefused() {
        server.whenTo("nobody@example.org").refuse();
        order(called.firstAddress("nobody@example.org"));

        var report = node.reports().awaitFinal(account);
        assertThat(report.outcome()).isEqualTo(MailReported.Outcome.GIVEN_UP);
        assertThat(report.kind()).isEqualTo(MailKind.CONFIRM_NEW);
        assertThat(report.error()).isEqualTo("The mail server refused the address (550 5.1.1).");
        assertThat(server.attemptsTo("nobody@example.org")).isEqualTo(1);
    }

    /** A failure that could not be reported at once is known before its report. */
    @Test
    void sendsWhatIsRetriedWhileItsFailureIsBeingReported() {
        server.whenTo("soon@example.org").refuse();
        node.reports().failNext(1);
        var retried = new CompletableFuture<Boolean>();
        node.reports().onNext(failure -> {
            server.behave();
            retried.completeAsync(() -> node.orders().retry(UUID.fromString(failure.mailId())));
        });

        order(called.firstAddress("soon@example.org"));

        assertThat(server.awaitMailTo("soon@example.org")).isNotNull();
        assertThat(retried.join()).isTrue();
    }

    @Test
    void givesUpAfterTooManyAttempts() {
        server.whenTo("never@example.org").defer();
        order(called.firstAddress("never@example.org"));

        var report = node.reports().awaitFinal(account);
        assertThat(report.outcome()).isEqualTo(MailReported.Outcome.GIVEN_UP);
        assertThat(report.attempts()).isEqualTo(4);
        assertThat(report.error()).isEqualTo("The mail server put the address off (451 4.7.1). Tried 4 times.");
        assertThat(server.attemptsTo("never@example.org")).isEqualTo(4);
        assertThat(node.reports().of(account)).hasSize(4);
    }

    @Test
    void retriesWhenTheConnectionBreaks() {
        server.next(1).breakOff();
        order(called.firstAddress("broken@example.org"));

        assertThat(node.reports().awaitDelay(account).error()).contains("broke off");
        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        assertThat(server.mailsTo("broken@example.org")).hasSize(1);
    }

    @Test
    void sendsTheSameMessageAgainWhenTheAnswerIsLost() throws Exception {
        server.next(1).loseTheAnswer();
        order(called.firstAddress("lost@example.org"));

        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        var mails = server.mailsTo("lost@example.org");
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).message().getMessageID())
                .isEqualTo(mails.get(1).message().getMessageID());
    }

    @Test
    void reportsAtOnceThatTheServerIsAwayWhereThatHasCostAMail() {
        server.stop();
        order(called.firstAddress("lost-to-an-outage@example.org"));

        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.GIVEN_UP);
        assertThat(healthIn(Duration.ZERO)).isEqualTo(Status.DOWN);

        server.start();
        order(Called.now().firstAddress("after-the-outage@example.org"));
        server.awaitMailTo("after-the-outage@example.org");
        await().until(() -> healthIn(Duration.ZERO).equals(Status.UP));
    }

    @Test
    void resumesWhenTheServerIsBack() {
        server.stop();
        order(called.firstAddress("patient@example.org"));
        assertThat(node.reports().awaitDelay(account).error()).isEqualTo("The mail server could not be reached.");
        assertThat(healthIn(Duration.ofSeconds(30))).isEqualTo(Status.UP);
        assertThat(healthIn(Duration.ofMinutes(2))).isEqualTo(Status.DOWN);
        assertThat(healthIn(Duration.ofHours(1))).as("nothing was tried since").isEqualTo(Status.UP);
        server.start();

        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        assertThat(server.mailsTo("patient@example.org")).hasSize(1);
    }

    @Test
    void takesUpWithinTenSecondsWhatADeadNodeWasHandingOver() {
        server.whenTo("orphan@example.org").refuse();
        order(called.firstAddress("orphan@example.org"));
        node.reports().awaitFinal(account);
        await().until(() -> node.underWay() == 0);
        server.behave();
        node.jdbc().sql("""
                        update mail_order set state = 'PENDING', attempts = 0, finished_at = null,
                               next_attempt_at = now() + interval '8 s'
                         where account_id = :account""").param("account", called.account().uuid()).update();

        var sent = await().atMost(Duration.ofSeconds(10))
                .until(() -> server.mailsTo("orphan@example.org"), mails -> !mails.isEmpty());

        assertThat(sent).hasSize(1);
    }

    @Test
    void leavesAMailForAsLongAsItIsInHand() {
        server.whenTo("long@example.org").hang();
        order(called.firstAddress("long@example.org"));
        server.awaitAttemptsTo("long@example.org", 1);
        var first = nextAttempt();

        await().until(() -> nextAttempt().isAfter(first));
        assertThat(server.attemptsTo("long@example.org")).isEqualTo(1);
    }

    @Test
    void saysOfAFaultNothingButItsType(CapturedOutput log) {
        node.reports().failNext(1);
        order(called.firstAddress("unreported@example.org"));

        node.reports().awaitFinal(account);
        await().until(() -> log.getAll().contains("is reported later: java.lang.IllegalStateException"));
        assertThat(log.getAll()).doesNotContain("The event store is away");
    }

    @Test
    void sendsOtherMailsWhileTheServerHangs() {
        server.whenTo("hanging@example.org").hang();
        order(called.firstAddress("hanging@example.org"));
        server.awaitAttemptsTo("hanging@example.org", 1);
        order(Called.now().firstAddress("other@example.org"));

        server.awaitMailTo("other@example.org");
        assertThat(node.reports().awaitDelay(account).error()).isEqualTo("The mail server did not answer in time.");
    }

    @Test
    void doesNotSendAWithdrawnMail() {
        node.transaction().executeWithoutResult(status -> {
            order(called.firstAddress("withdrawn@example.org"));
            node.orders().withdraw(called.account(), called.change());
            order(called.cancelled("withdrawn@example.org"));
        });

        server.awaitMail(mail -> mail.subject().contains("cancelled"));
        await().until(() -> node.underWay() == 0);
        assertThat(server.mailsTo("withdrawn@example.org")).hasSize(1);
    }

    @Test
    void withdrawsADelayedMail() {
        server.whenTo("stopped@example.org").defer();
        order(called.firstAddress("stopped@example.org"));
        node.reports().awaitDelay(account);
        node.orders().withdraw(called.account(), called.change());

        await().until(() -> node.underWay() == 0);
        assertThat(server.mailsTo("stopped@example.org")).isEmpty();
        assertThat(node.reports().of(account))
                .extracting(ReportMail::outcome)
                .containsOnly(MailReported.Outcome.DELAYED);
    }

    @Test
    void doesNotSendAnExpiredLink() {
        var yesterday = Called.at(called.time().minus(Duration.ofHours(25)));
        order(yesterday.firstAddress("late@example.org"));

        var report = node.reports().awaitFinal(yesterday.account().value());
        assertThat(report.outcome()).isEqualTo(MailReported.Outcome.GIVEN_UP);
        assertThat(report.error()).isEqualTo("The link ran out before the mail could be sent.");
        assertThat(server.attemptsTo("late@example.org")).isZero();
    }

    @Test
    void givesUpIfTheKeyOfTheLinkIsRetired() {
        order(called.firstAddressWithKey("keyless@example.org", "retired"));

        var report = node.reports().awaitFinal(account);
        assertThat(report.outcome()).isEqualTo(MailReported.Outcome.GIVEN_UP);
        assertThat(report.error()).isEqualTo("The key of its link is not in use any more.");
    }

    @Test
    void reportsLaterWhatItCouldNotReport() {
        node.reports().failNext(3);
        order(called.firstAddress("unreported@example.org"));

        assertThat(node.reports().awaitFinal(account).outcome()).isEqualTo(MailReported.Outcome.SENT);
        assertThat(server.mailsTo("unreported@example.org")).hasSize(1);
    }

    @Test
    void countsResults() {
        var registry = new SimpleMeterRegistry();
        node.counts().bindTo(registry);
        var sent = registry.get("email.change.mail.outcomes")
                .tag("outcome", "sent")
                .functionCounter();
        var failed = registry.get("email.change.mail.outcomes")
                .tag("outcome", "failed")
                .functionCounter();
        var before = List.of(sent.count(), failed.count());
        server.whenTo("refused@example.org").refuse();
        order(called.change("refused@example.org", "counted@example.org"));

        await().atMost(TestMailServer.PATIENCE)
                .until(() -> sent.count() == before.get(0) + 1 && failed.count() == before.get(1) + 1);
    }

    @Test
    void writesToInternationalDomains() {
        order(called.firstAddress("info@b\u00fccher.example"));

        assertThat(server.awaitMailTo("info@xn--bcher-kva.example").subject()).isNotEmpty();
    }

    @Test
    void writesToInternationalMailboxesIfTheServerCan() {
        order(called.firstAddress("j\u00fcrgen@b\u00fccher.example"));

        assertThat(server.awaitMailTo("j\u00fcrgen@xn--bcher-kva.example").text())
                .contains("a***");
    }

    @Test
    void failsWithTheReasonIfTheServerTakesNoInternationalMailboxes() {
        server.offerSmtpUtf8(false);
        order(called.firstAddress("j\u00f6rg@example.org"));

        var report = node.reports().awaitFinal(account);
        assertThat(report.outcome()).isEqualTo(MailReported.Outcome.GIVEN_UP);
        assertThat(report.error()).isEqualTo("The mail server takes no addresses beyond ASCII (no SMTPUTF8).");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void sendsAThousandMailsOnceEachOverAsManyConnectionsAsThereAreWorkers() {
        var before = server.connections();
        node.transaction()
                .executeWithoutResult(status -> IntStream.range(0, 500)
                        .forEach(i ->
                                order(Called.now().change("new" + i + "@example.org", "old" + i + "@example.org"))));

        server.awaitMails(1000, mail -> true);
        await().atMost(TestMailServer.PATIENCE).until(() -> node.underWay() == 0);
        assertThat(server.mails().stream().map(mail -> mail.recipients().get(0)))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        assertThat(server.connections() - before).isLessThanOrEqualTo(8);
    }

    @Test
    void deletesFailedMailsInTime() {
        var failed = Called.at(called.time().minus(Duration.ofDays(8)));
        order(failed.firstAddress("forgotten@example.org"));
        node.reports().awaitFinal(failed.account().value());
        assertThat(column(RECIPIENT, failed)).containsExactly("forgotten@example.org");

        age("8 days");
        node.queue().removeOld();
        assertThat(column(RECIPIENT, failed)).containsOnlyNulls().hasSize(1);

        age("83 days");
        node.queue().removeOld();
        assertThat(column(RECIPIENT, failed)).isEmpty();
    }

    private Instant nextAttempt() {
        return node.jdbc()
                .sql("select next_attempt_at from mail_order where account_id = :account")
                .param("account", called.account().uuid())
                .query(Instant.class)
                .single();
    }

    private static Status healthIn(Duration time) {
        var then = Clock.offset(node.system().clock(), time);
        return new MailsHealth(
                        node.system().bean(UndeliveredMails.class),
                        node.system().bean(SmtpPool.class),
                        node.system().bean(MailSettings.class),
                        then)
                .health()
                .getStatus();
    }

    private static void age(String time) {
        node.jdbc()
                .sql("update mail_order set finished_at = finished_at - cast(:time as interval)")
                .param("time", time)
                .update();
    }

    private static List<Object> column(String name, Called of) {
        return node.jdbc()
                .sql("select " + name + " from mail_order where account_id = :account")
                .param("account", of.account().uuid())
                .query()
                .singleColumn();
    }

    private static void order(EmailChangeEvent event) {
        node.order(event);
    }
}
