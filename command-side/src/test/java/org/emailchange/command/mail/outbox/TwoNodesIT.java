package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.IntStream;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;

class TwoNodesIT {

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void shareTheWorkAndSendEachMailOnce() {
        try (var server = TestMailServer.started();
                var one = MailNode.started(database, server, "email-change.mail.workers=2");
                var other = MailNode.started(database, server, "email-change.mail.workers=2")) {
            one.transaction()
                    .executeWithoutResult(status -> IntStream.range(0, 200).forEach(i -> order(one, i)));

            server.awaitMails(200, mail -> true);
            await().atMost(TestMailServer.PATIENCE).until(() -> one.underWay() == 0);
            assertThat(server.mails().stream().map(mail -> mail.recipients().get(0)))
                    .hasSize(200)
                    .doesNotHaveDuplicates();
            assertThat(one.reports().count()).isPositive();
            assertThat(other.reports().count()).isPositive();
            assertThat(one.reports().count() + other.reports().count()).isEqualTo(200);
        }
    }

    @Test
    void loseNothingWhenOneStops() {
        try (var server = TestMailServer.started();
                var other = MailNode.started(database, server)) {
            server.always().defer();
            try (var one = MailNode.started(database, server)) {
                IntStream.range(0, 20).forEach(i -> order(one, i));
            }
            server.behave();

            server.awaitMails(20, mail -> true);
            await().atMost(TestMailServer.PATIENCE).until(() -> other.underWay() == 0);
            assertThat(server.mails()).hasSize(20);
        }
    }

    private static void order(MailNode node, int number) {
        node.order(Called.now().firstAddress("new" + number + "@example.org"));
    }
}
