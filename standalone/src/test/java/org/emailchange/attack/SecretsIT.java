package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.emailchange.api.LinkPurpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After all that can happen to a change: where its secrets have come to lie. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

    private static final String FROM = "canary.from@old.example";
    private static final String TO = "canary.to@new.example";
    private static final String WRONG = "canary wrong password";

    @Test
    void stayOutOfTheDatabaseAndTheLog(CapturedOutput log) {
        try (var cluster = new Cluster(Map.of("logging.level.org.emailchange", "trace"))) {
            var account = cluster.open(FROM);
            var owner = cluster.client(0).as(account);
            owner.ask(TO, WRONG).join().expect(401);
            var change = owner.ask(TO).join().expect(202).get("changeId");
            owner.resend(change).join().expect(202);
            cluster.mails().awaitMails(2, mail -> mail.isTo(TO));
            confirm(cluster, account, LinkPurpose.CONFIRM_NEW);
            confirm(cluster, account, LinkPurpose.CONFIRM_CURRENT);
            var page = cluster.client(1)
                    .send(
                            "GET",
                            "/verify?token=" + cluster.links(account).get(0).token(),
                            "");
            assertThat(page.join().status()).isBetween(200, 410);
            cluster.client(1)
                    .verify("forged." + cluster.links(account).get(0).token())
                    .join()
                    .expect(400);
            cluster.client(0)
                    .send(
                            "GET",
                            "/nowhere?token=" + cluster.links(account).get(0).token(),
                            "")
                    .join();
            cluster.mails().awaitMail(mail -> mail.text().contains("/undo?token="));

            var tokens = cluster.links(account).stream().map(Link::token).toList();
            var dump = Dump.of(cluster.node(0).bean(JdbcClient.class));

            assertThat(dump.columnsWith(account.id().value()))
                    .as("the dump can be searched")
                    .isNotEmpty();
            assertThat(tokens).hasSizeGreaterThanOrEqualTo(5).allSatisfy(token -> {
                assertThat(dump.columnsWith(token)).isEmpty();
                assertThat(dump.columnsWith(token.substring(token.lastIndexOf('.') + 1)))
                        .isEmpty();
                assertThat(log.getAll()).doesNotContain(token);
            });
            for (var secret : List.of(Node.PASSWORD, WRONG, base64(account.name() + ":" + Node.PASSWORD))) {
                assertThat(dump.columnsWith(secret)).isEmpty();
                assertThat(log.getAll()).doesNotContain(secret);
            }
            assertThat(log.getAll()).doesNotContain(FROM, TO, account.name());
            assertThat(dump.columnsWith("canary"))
                    .noneMatch(column -> column.startsWith("scheduled_tasks")
                            || column.startsWith("association_value_entry")
                            || column.startsWith("saga_entry")
                            || column.endsWith("identifier"));
        }
    }

    private static void confirm(Cluster cluster, Account account, LinkPurpose purpose) {
        var links = cluster.links(account).stream()
                .filter(link -> link.purpose() == purpose)
                .toList();
        cluster.client(1).verify(links.get(links.size() - 1).token()).join().expect(200);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
