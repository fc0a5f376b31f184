package org.emailchange.command.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.emailchange.command.RunningCommandSide.problem;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.emailchange.command.CommandSideApplication;
import org.emailchange.command.usecase.ChangeProblem;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.problem.GeneralProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class OperatorMailsIT {

    private static TestMailServer server;
    private static TestSystem node;

    private final String to = "refused-" + UUID.randomUUID() + "@example.org";
    private final ApiClient operator = node.client().as("watcher", TestAccount.PASSWORD);
    private final TestAccount account = node.openAccount(null);
    private final ApiClient person = node.owner(account);

    @BeforeAll
    static void start() {
        server = TestMailServer.started();
        node = CommandSideApplication.start(TestDatabase.fresh(), server, SettableClock.startingNow());
    }

    @AfterAll
    static void stop() {
        node.close();
        server.close();
    }

    @AfterEach
    void behave() {
        server.behave();
    }

    @Test
    void listFailedMailsWithoutTheirRecipients() {
        var mail = givenUp();

        assertThat(mail.get("kind").asString()).isEqualTo("CONFIRM_NEW");
        assertThat(mail.get("to").asString()).isEqualTo("NEW");
        assertThat(mail.get("attempts").asInt()).isEqualTo(1);
        assertThat(mail.get("error").asString()).isEqualTo("The mail server refused the address (550 5.1.1).");
        assertThat(mail.get("canRetry").asBoolean()).isTrue();
        assertThat(operator.get("/api/mails").body()).doesNotContain(to, account.username());
        assertThat(count("FAILED")).isPositive();
    }

    /** PostgreSQL keeps with each row by which transaction it was written last. */
    @Test
    void areNotedAndReportedInOneTransaction() {
        givenUp();

        assertThat(node.jdbc()
                        .sql("""
                        select mail.xmin = report.xmin from mail_order mail, domain_event_entry report
                         where mail.account_id = cast(:account as uuid) and report.aggregate_identifier = :account
                           and report.payload_type like '%MailReported'""")
                        .param("account", account.id().value())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void sendAFailedMailAgainOnRequest() {
        var id = givenUp().get("mailId").asString();
        server.behave();

        operator.send("POST", "/api/mails/" + id + "/retry", "").expect(202);
        assertThat(server.awaitMailTo(to).subject()).isEqualTo("Confirm your new e-mail address");
        await().atMost(TestMailServer.PATIENCE)
                .until(() -> !operator.get("/api/mails").body().contains(id));
        operator.send("POST", "/api/mails/" + id + "/retry", "").expect(problem(ChangeProblem.MAIL_NOT_KEPT));
        assertThat(server.mailsTo(to)).hasSize(1);
    }

    @Test
    void doNotSendALinkOfAnEndedChange() {
        var mail = givenUp();
        person.cancel(mail.get("changeId").asString()).expect(204);

        await().atMost(TestMailServer.PATIENCE)
                .until(() ->
                        !find(mail.get("mailId").asString()).get("canRetry").asBoolean());
        operator.send("POST", "/api/mails/" + mail.get("mailId").asString() + "/retry", "")
                .expect(problem(ChangeProblem.MAIL_NOT_KEPT));
    }

    @Test
    void findNoOtherMails() {
        operator.send("POST", "/api/mails/" + UUID.randomUUID() + "/retry", "")
                .expect(problem(GeneralProblem.NOT_FOUND));
        operator.send("POST", "/api/mails/x/retry", "").expect(problem(GeneralProblem.NOT_FOUND));
        operator.get("/api/mails?state=SENT").expect(problem(GeneralProblem.MALFORMED));
    }

    @Test
    void areForOperatorsAlone() {
        node.client().get("/api/mails").expect(401);
        node.client().as("wallet", TestAccount.PASSWORD).get("/api/mails").expect(403);
        person.get("/api/mails").expect(403);
    }

    @Test
    void recordInTheHistoryWhoHadAMailSentAgain() {
        var mail = givenUp();
        operator.send("POST", "/api/mails/" + mail.get("mailId").asString() + "/retry", "")
                .expect(202);

        var event = node.jdbc()
                .sql("""
                        select convert_from(payload, 'UTF8')::jsonb ->> 'mailId' as mail,
                               convert_from(meta_data, 'UTF8')::jsonb ->> 'by' as by
                          from domain_event_entry
                         where aggregate_identifier = :account and payload_type like '%MailReported'
                           and convert_from(payload, 'UTF8')::jsonb ->> 'outcome' = 'RETRIED'""")
                .param("account", mail.get("accountId").asString())
                .query()
                .singleRow();
        assertThat(event).containsEntry("mail", mail.get("mailId").asString()).containsEntry("by", "OPERATOR:watcher");
    }

    @Test
    void recordNothingIfNothingIsSentAgain() {
        var mail = givenUp();
        person.cancel(mail.get("changeId").asString()).expect(204);
        await().atMost(TestMailServer.PATIENCE)
                .until(() ->
                        !find(mail.get("mailId").asString()).get("canRetry").asBoolean());

        operator.send("POST", "/api/mails/" + mail.get("mailId").asString() + "/retry", "")
                .expect(problem(ChangeProblem.MAIL_NOT_KEPT));

        assertThat(retries(mail)).isZero();
    }

    @Test
    void sendAMailAgainOnceForManyRequestsAtTheSameTime() throws InterruptedException {
        var mail = givenUp();
        server.behave();
        var path = "/api/mails/" + mail.get("mailId").asString() + "/retry";
        var wishes = Collections.<Callable<Integer>>nCopies(
                8, () -> operator.send("POST", path, "").status());
        var threads = Executors.newFixedThreadPool(wishes.size());
        try {
            assertThat(threads.invokeAll(wishes))
                    .extracting(Future::get)
                    .containsOnly(202, 409)
                    .containsOnlyOnce(202);
        } finally {
            threads.shutdownNow();
        }
        assertThat(retries(mail)).isEqualTo(1);
    }

    private static long retries(JsonNode mail) {
        return node.jdbc()
                .sql("""
                        select count(*) from domain_event_entry
                         where aggregate_identifier = :account and payload_type like '%MailReported'
                           and convert_from(payload, 'UTF8')::jsonb ->> 'outcome' = 'RETRIED'""")
                .param("account", mail.get("accountId").asString())
                .query(Long.class)
                .single();
    }

    /** The mail that the server refused. */
    private JsonNode givenUp() {
        server.whenTo(to).refuse();
        var change = person.requestChange(to).expect(202).get("changeId");
        return await("given up")
                .atMost(TestMailServer.PATIENCE)
                .until(() -> mailOf("changeId", change), mail -> !mail.isMissingNode());
    }

    private JsonNode find(String id) {
        return mailOf("mailId", id);
    }

    private JsonNode mailOf(String member, String value) {
        return operator.get("/api/mails?state=FAILED")
                .expect(200)
                .json()
                .get("mails")
                .valueStream()
                .filter(mail -> mail.get(member).asString().equals(value))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private long count(String state) {
        return operator.get("/api/mails")
                .json()
                .get("counts")
                .valueStream()
                .filter(count -> count.get("state").asString().equals(state))
                .mapToLong(count -> count.get("count").asLong())
                .sum();
    }
}
