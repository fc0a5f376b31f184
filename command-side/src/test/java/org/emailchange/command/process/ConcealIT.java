package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.nodes.Caller.json;
import static org.emailchange.nodes.Caller.problem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.emailchange.nodes.CommandNode;
import org.emailchange.nodes.Statements;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConcealIT {

    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static final String NOTICE = "Somebody asked for your e-mail address";
    private static TestMailServer mails;
    private static CommandNode node;

    private final String taken = fresh("taken");
    private final String free = fresh("untkn");
    private final String owner = node.open(taken);

    @BeforeAll
    static void start() {
        mails = TestMailServer.started();
        node = CommandNode.started(
                TestDatabase.fresh(), mails, CLOCK, "email-change.disclosure=conceal", "email-change.undo-window=1h");
    }

    @AfterAll
    static void stop() {
        node.close();
        mails.close();
    }

    @Test
    void answersForATakenAddressAsForAFreeOne() {
        var asked = node.owner(node.open(null)).ask(taken);
        var reference = node.owner(node.open(null)).ask(free);

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(anonymous(asked)).isEqualTo(anonymous(reference));
    }

    @Test
    void asksTheDatabaseAsOftenForATakenAddressAsForAFreeOne() {
        // the first request of all costs more
        statements(fresh("first"));

        assertThat(statements(taken)).isEqualTo(statements(free));
    }

    private static int statements(String newEmail) {
        var asker = node.open(fresh("current"));
        var counted = node.bean(Statements.class);
        var before = counted.answering();
        assertThat(node.owner(asker).ask(newEmail).statusCode()).isEqualTo(202);
        return counted.answering() - before;
    }

    @Test
    void leavesTheSameTraceOfAChangeThatCannotBe() {
        var asker = node.open(fresh("current"));
        var reference = node.open(fresh("current"));
        node.owner(asker).ask(taken);
        node.owner(reference).ask(free);
        settle(asker, reference, 2);
        var change = json(node.owner(asker).ask(taken)).get("changeId").asString();
        var other = json(node.owner(reference).ask(free)).get("changeId").asString();
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
    private static void settle(String asker, String reference, int sent) {
        await().untilAsserted(() -> {
            assertThat(mailsOf(reference)).hasSize(sent);
            assertThat(mailsOf(asker)).isEqualTo(mailsOf(reference));
            assertThat(events(asker)).isEqualTo(events(reference));
        });
    }

    @Test
    void tellsTheOwnerAtTheAddressAsTheOwnerGaveItAndNobodyElse() {
        var shouted = taken.toUpperCase(Locale.ROOT);
        node.owner(node.open(null)).ask(shouted);

        var notice = mails.awaitMail(mail -> mail.recipients().contains(taken));

        assertThat(notice.subject()).isEqualTo(NOTICE);
        assertThat(notice.text()).doesNotContain("token=").doesNotContain("http");
        assertThat(mails.mails()).noneMatch(mail -> mail.recipients().contains(shouted));
        await().untilAsserted(() -> assertThat(events(owner)).endsWith("MailReported"));
    }

    @Test
    void tellsTheOwnerOnceADayHoweverManyAsk() {
        for (int i = 0; i < 5; i++) {
            node.owner(node.open(null)).ask(taken);
        }
        mails.awaitMailTo(taken);
        awaitQuiet();
        assertThat(mails.mailsTo(taken)).hasSize(1);

        CLOCK.advance(Duration.ofHours(25));
        node.owner(node.open(null)).ask(taken);
        assertThat(mails.awaitMails(2, mail -> mail.isTo(taken))).hasSize(2);
    }

    @Test
    void staysOpenUntilItExpires() {
        var asker = node.open(null);
        node.owner(asker).ask(taken);
        await().untilAsserted(() -> assertThat(events(asker)).containsExactly("EmailChangeRequested", "MailReported"));

        CLOCK.advance(Duration.ofHours(24));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(asker))
                        .startsWith("EmailChangeRequested", "MailReported", "EmailChangeExpired"));
    }

    @Test
    void doesNotTellThatAnotherAccountHasProvedTheAddressMeanwhile() {
        var late = node.open(null);
        node.owner(late).ask(free);
        var lateToken = token(mails.awaitMailTo(free).text());
        node.owner(node.open(null)).ask(free);
        var first = token(mails.awaitMails(2, mail -> mail.isTo(free)).get(1).text());

        assertThat(node.anybody().verify(first).statusCode()).isEqualTo(200);
        awaitQuiet();

        assertThat(events(late)).doesNotContain("EmailChangeDeclined");
        assertThat(problem(node.anybody().verify(lateToken))).isEqualTo("change-declined");
    }

    @Test
    void sendsTheLinkOnceTheAddressIsFree() {
        var leaving = node.owner(owner);
        assertThat(leaving.ask(free).statusCode()).isEqualTo(202);
        var asker = node.open(null);
        var change = json(node.owner(asker).ask(taken)).get("changeId").asString();
        node.anybody().verify(token(mails.awaitMailTo(free).text()));
        var consent = mails.awaitMail(mail -> mail.isTo(taken) && mail.text().contains("/verify?token="));
        assertThat(node.anybody().verify(token(consent.text())).statusCode()).isEqualTo(200);

        CLOCK.advance(Duration.ofHours(2));
        assertThat(node.owner(asker).resend(change).statusCode()).isEqualTo(202);

        var link = mails.awaitMail(mail -> mail.isTo(taken) && mail.subject().startsWith("Confirm your new"));
        assertThat(node.anybody().verify(token(link.text())).statusCode()).isEqualTo(200);
    }

    private static void cancel(String name, String change) {
        var path = "/api/accounts/me/email-changes/" + change;
        assertThat(node.owner(name).begin("DELETE", path, "").join().statusCode())
                .isEqualTo(204);
    }

    /** Everything of the answer but ids and times. */
    private static String anonymous(HttpResponse<String> answer) {
        return (answer.statusCode() + " " + answer.headers().map() + " " + answer.body())
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("(?i)date=\\[[^\\]]*\\]", "DATE");
    }

    private static List<String> events(String name) {
        return node.jdbc()
                .sql("select regexp_replace(payload_type, '.*[.]', '') from domain_event_entry"
                        + " where aggregate_identifier = ? order by sequence_number")
                .param(name.substring(2))
                .query(String.class)
                .list();
    }

    private static List<String> mailsOf(String name) {
        return node.jdbc()
                .sql("select kind || ' ' || side || ' ' || attempts || ' ' || coalesce(error, '') from mail_order"
                        + " where account_id = cast(? as uuid) and state = 'SENT' order by 1")
                .param(name.substring(2))
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
