package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.FormBrowser;
import org.emailchange.testing.model.Link;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After all that can happen to a change: where its secrets, and the data of those who made it, have come to lie. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

    private static TestSystem cluster;

    @BeforeAll
    static void start() {
        cluster = WholeService.nodes(2)
                .setting("logging.level.org.emailchange", "trace")
                .settings(TestSettings.staff("helper", "SUPPORT"))
                .start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static final String FROM = "canary.from@old.example";
    private static final String TO = "canary.to@new.example";
    private static final String ASKED = "canary.asked@new.example";
    private static final String WRONG = "canary wrong password";

    @Test
    void stayOutOfTheDatabaseAndTheLog(CapturedOutput log) {
        var account = cluster.openAccount(FROM);
        var owner = cluster.client(0).as(account);
        owner.requestChange(TO, WRONG).expect(401);
        var change = owner.requestChange(TO).expect(202).get("changeId");
        cluster.mailServer().awaitMailTo(TO);
        owner.resend(change).expect(202);
        cluster.mailServer().awaitMails(2, mail -> mail.isTo(TO));
        confirm(cluster, account, LinkPurpose.CONFIRM_NEW);
        confirm(cluster, account, LinkPurpose.CONFIRM_CURRENT);
        var first = WholeService.links(cluster, account).get(0).token();
        var page = cluster.client(1).get("/verify?token=" + first);
        assertThat(page.status()).isBetween(200, 410);
        cluster.client(1).verify("forged." + first).expect(400);
        cluster.client(0).get("/nowhere?token=" + first);
        cluster.mailServer().awaitMail(mail -> mail.text().contains("/undo?token="));

        var tokens =
                WholeService.links(cluster, account).stream().map(Link::token).toList();
        var dump = DatabaseDump.of(cluster.node(0).bean(JdbcClient.class));

        assertThat(dump.columnsWith(account.id().value()))
                .as("the dump can be searched")
                .isNotEmpty();
        assertThat(tokens).hasSizeGreaterThanOrEqualTo(5).allSatisfy(token -> {
            assertThat(dump.columnsWith(token)).isEmpty();
            assertThat(dump.columnsWith(token.substring(token.lastIndexOf('.') + 1)))
                    .isEmpty();
            assertThat(log.getAll()).doesNotContain(token);
        });
        for (var secret :
                List.of(TestAccount.PASSWORD, WRONG, base64(account.username() + ":" + TestAccount.PASSWORD))) {
            assertThat(dump.columnsWith(secret)).isEmpty();
            assertThat(log.getAll()).doesNotContain(secret);
        }
        assertThat(log.getAll()).doesNotContain(FROM, TO, account.username());
        assertThat(dump.columnsWith("canary"))
                .noneMatch(column -> column.startsWith("scheduled_tasks")
                        || column.startsWith("open_change")
                        || column.endsWith("identifier"));
    }

    @Test
    void stayOutOfTheDatabaseTheLogAndTheMetersWhereTheyStandInAUrl(CapturedOutput log) {
        var account = cluster.openAccount(null);
        var answers = List.of(
                cluster.owner(account).get("/api/email-availability?email=" + ASKED),
                new FormBrowser(cluster.client()).signIn(account).get("/account/availability?newEmail=" + ASKED),
                cluster.client().as("helper", TestAccount.PASSWORD).get("/api/support/accounts?query=" + ASKED));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.findHeader("Referrer-Policy").orElse(""))
                .containsOnly("no-referrer");
        assertThat(log.getAll()).doesNotContain("canary.asked");
        assertThat(DatabaseDump.of(cluster.jdbc()).columnsWith("canary.asked")).isEmpty();
        assertThat(cluster.node(0).bean(MeterRegistry.class).getMeters().stream()
                        .map(meter -> meter.getId().toString()))
                .anyMatch(id -> id.contains("/api/email-availability"))
                .noneMatch(id -> id.contains("canary"));
    }

    /** Two people use an address that they never proved, one of them wants it as well, and a third proves it. */
    @Test
    void stayOutOfTheHistoryOfOthers() {
        var address = TestSystem.freshEmail("wanted");
        var displaced = cluster.openAccountWithUnverified(address);
        var late = cluster.openAccount(TestSystem.freshEmail("late"));
        var first = cluster.openAccount(null);
        cluster.owner(late)
                .with("User-Agent", "Canary/late")
                .requestChange(address)
                .expect(202);
        cluster.mailServer().awaitMailTo(address);
        cluster.owner(first)
                .with("User-Agent", "Canary/first")
                .requestChange(address)
                .expect(202);
        await().until(() -> WholeService.links(cluster, first).size() >= 2);
        cluster.client()
                .with("User-Agent", "Canary/first")
                .verify(WholeService.links(cluster, first).get(0).token())
                .expect(200);
        await().untilAsserted(() -> {
            assertThat(cluster.events(late)).hasAtLeastOneElementOfType(EmailChangeDeclined.class);
            assertThat(cluster.events(displaced)).hasAtLeastOneElementOfType(UnverifiedAddressCleared.class);
        });
        cluster.mailServer().awaitMails(2, mail -> mail.isTo(address));

        var dump = DatabaseDump.of(cluster.jdbc());

        assertThat(dump.rowsWithBoth("Canary/first", first.id().value()))
                .as("the dump can be searched")
                .isNotEmpty();
        for (var other : List.of(displaced, late)) {
            assertThat(dump.rowsWithBoth("Canary/first", other.id().value())).isEmpty();
            assertThat(dump.rowsWithBoth(first.id().value(), other.id().value()))
                    .isEmpty();
        }
        assertThat(dump.columnsWith("Canary/")).noneMatch(column -> column.startsWith("scheduled_tasks"));
    }

    private static void confirm(TestSystem cluster, TestAccount account, LinkPurpose purpose) {
        var links = WholeService.links(cluster, account).stream()
                .filter(link -> link.purpose() == purpose)
                .toList();
        cluster.client(1).verify(links.get(links.size() - 1).token()).expect(200);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
