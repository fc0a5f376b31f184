package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.event.MailReported;
import org.emailchange.command.CommandSideApplication;
import org.emailchange.command.DatabaseStatements;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConcealIT {

    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static final String NOTICE = "Somebody asked for your e-mail address";
    private static TestMailServer mails;
    private static TestSystem node;

    private final String taken = fresh("taken");
    private final String free = fresh("untkn");
    private final TestAccount owner = node.openAccount(taken);

    @BeforeAll
    static void start() {
        mails = TestMailServer.started();
        node = CommandSideApplication.start(
                TestDatabase.fresh(), mails, CLOCK, "email-change.disclosure=conceal", "email-change.undo-window=1h");
    }

    @AfterAll
    static void stop() {
        node.close();
        mails.close();
    }

    @Test
    void answersForATakenAddressAsForAFreeOne() {
        var asked = node.owner(node.openAccount(null)).requestChange(taken);
        var reference = node.owner(node.openAccount(null)).requestChange(free);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(anonymous(asked)).isEqualTo(anonymous(reference));
    }

    @Test
    void asksTheDatabaseAsOftenForATakenAddressAsForAFreeOne() {
        // the first request of all costs more
        statements(fresh("first"));

        assertThat(statements(taken)).isEqualTo(statements(free));
    }

    private static int statements(String newEmail) {
        var asker = node.openAccount(fresh("current"));
        var counted = node.bean(DatabaseStatements.class);
        var before = counted.answering();
        assertThat(node.owner(asker).requestChange(newEmail).status()).isEqualTo(202);
        return counted.answering() - before;
    }

    @Test
    void leavesTheSameTraceOfAChangeThatCannotBe() {
        var asker = node.openAccount(fresh("current"));
        var reference = node.openAccount(fresh("current"));
        node.owner(asker).requestChange(taken);
        node.owner(reference).requestChange(free);
        settle(asker, reference, 2);
        var change =
                node.owner(asker).requestChange(taken).json().get("changeId").asString();
        var other =
                node.owner(reference).requestChange(free).json().get("changeId").asString();
        settle(asker, reference, 4);
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(anonymous(node.owner(asker).resend(change)))
                .isEqualTo(anonymous(node.owner(reference).resend(other)));
        settle(asker, reference, 6);
        cancel(asker, change);
        cancel(reference, other);
        settle(asker, reference, 8);

        assertThat(events(asker)).contains("VerificationResent", "EmailChangeCancelled");
    }

    /** Until both have had so many mails, and as many events as each other. */
    private static void settle(TestAccount asker, TestAccount reference, int sent) {
        await().untilAsserted(() -> {
            assertThat(mailsOf(reference)).hasSize(sent);
            assertThat(mailsOf(asker)).isEqualTo(mailsOf(reference));
            assertThat(events(asker)).isEqualTo(events(reference));
        });
    }

    @Test
    void tellsNothingByWhatBecomesOfTheMailToTheNewMailbox() {
        var deferred = fresh("defer");
        mails.whenTo(free).refuse();
        mails.whenTo(deferred).defer();
        var askers = Stream.of(taken, free, deferred)
                .map(address -> {
                    var asker = node.openAccount(null);
                    node.owner(asker).requestChange(address).expect(202);
                    return asker;
                })
                .toList();
        mails.awaitAttemptsTo(free, 1);
        mails.awaitAttemptsTo(deferred, 1);
        awaitQuiet();

        assertThat(askers).allSatisfy(asker -> {
            assertThat(events(asker)).containsExactly("EmailChangeRequested", "MailReported");
            var report = (MailReported) node.events(asker).get(1);
            assertThat(report.outcome()).isEqualTo(MailReported.Outcome.SENT);
            assertThat(report.attempts()).isEqualTo(1);
            assertThat(report.error()).isNull();
        });
        mails.behave();
    }

    @Test
    void tellsTheOwnerAtTheAddressAsTheOwnerGaveItAndNobodyElse() {
        var shouted = taken.toUpperCase(Locale.ROOT);
        var asker = node.openAccount(null);
        node.owner(asker).with("User-Agent", "Canary/1").requestChange(shouted);

        var notice = mails.awaitMail(mail -> mail.recipients().contains(taken));

        assertThat(notice.subject()).isEqualTo(NOTICE);
        assertThat(notice.text()).doesNotContain("token=").doesNotContain("http");
        assertThat(mails.mails()).noneMatch(mail -> mail.recipients().contains(shouted));
        await().untilAsserted(() -> assertThat(events(owner)).endsWith("MailReported"));
        assertThat(node.bean(EventStore.class).readEvents(owner.id().value()).asStream())
                .extracting(event -> event.getMetaData().toString())
                .noneMatch(data ->
                        data.contains("Canary") || data.contains(asker.id().value()));
    }

    @Test
    void tellsTheOwnerOnceADayHoweverManyAsk() {
        for (int i = 0; i < 5; i++) {
            node.owner(node.openAccount(null)).requestChange(taken);
        }
        mails.awaitMailTo(taken);
        awaitQuiet();
        assertThat(mails.mailsTo(taken)).hasSize(1);

        CLOCK.advance(Duration.ofHours(25));
        node.owner(node.openAccount(null)).requestChange(taken);
        assertThat(mails.awaitMails(2, mail -> mail.isTo(taken))).hasSize(2);
    }

    @Test
    void staysOpenUntilItExpires() {
        var asker = node.openAccount(null);
        node.owner(asker).requestChange(taken);
        await().untilAsserted(() -> assertThat(events(asker)).containsExactly("EmailChangeRequested", "MailReported"));

        CLOCK.advance(Duration.ofHours(24));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(asker))
                        .startsWith("EmailChangeRequested", "MailReported", "EmailChangeExpired"));
    }

    @Test
    void doesNotTellThatAnotherAccountHasProvedTheAddressMeanwhile() {
        var late = node.openAccount(null);
        node.owner(late).requestChange(free);
        var lateToken = token(mails.awaitMailTo(free).text());
        node.owner(node.openAccount(null)).requestChange(free);
        var first = token(mails.awaitMails(2, mail -> mail.isTo(free)).get(1).text());

        assertThat(node.client().verify(first).status()).isEqualTo(200);
        awaitQuiet();

        assertThat(events(late)).doesNotContain("EmailChangeDeclined");
        assertThat(node.client().verify(lateToken).outcome()).isEqualTo("change-declined");
    }

    @Test
    void sendsTheLinkOnceTheAddressIsFree() {
        var leaving = node.owner(owner);
        assertThat(leaving.requestChange(free).status()).isEqualTo(202);
        var asker = node.openAccount(null);
        var change =
                node.owner(asker).requestChange(taken).json().get("changeId").asString();
        node.client().verify(token(mails.awaitMailTo(free).text()));
        var consent = mails.awaitMail(mail -> mail.isTo(taken) && mail.text().contains("/verify?token="));
        assertThat(node.client().verify(token(consent.text())).status()).isEqualTo(200);

        CLOCK.advance(Duration.ofHours(2));
        assertThat(node.owner(asker).resend(change).status()).isEqualTo(202);

        var link = mails.awaitMail(mail -> mail.isTo(taken) && mail.subject().startsWith("Confirm your new"));
        assertThat(node.client().verify(token(link.text())).status()).isEqualTo(200);
    }

    private static void cancel(TestAccount account, String change) {
        node.owner(account).cancel(change).expect(204);
    }

    /** Everything of the answer but ids and times. */
    private static String anonymous(Answer answer) {
        return (answer.status() + " " + answer.headers().map() + " " + answer.body())
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("(?i)date=\\[[^\\]]*\\]", "DATE");
    }

    private static List<String> events(TestAccount account) {
        return node.jdbc()
                .sql("select regexp_replace(payload_type, '.*[.]', '') from domain_event_entry"
                        + " where aggregate_identifier = ? order by sequence_number")
                .param(account.id().value())
                .query(String.class)
                .list();
    }

    private static List<String> mailsOf(TestAccount account) {
        return node.jdbc()
                .sql("select kind || ' ' || side || ' ' || attempts || ' ' || coalesce(error, '') from mail_order"
                        + " where account_id = cast(? as uuid) and state = 'SENT' order by 1")
                .param(account.id().value())
                .query(String.class)
                .list();
    }

    /** Until no mail is on its way and every processor has seen everything. */
    private static void awaitQuiet() {
        await().untilAsserted(() -> assertThat(node.jdbc()
                        .sql("select count(*) from mail_order where state = 'PENDING'")
                        .query(Long.class)
                        .single())
                .isZero());
    }

    private static String token(String text) {
        return text.replaceAll("(?s).*?/verify\\?token=(\\S+).*", "$1");
    }

    private static String fresh(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }
}
