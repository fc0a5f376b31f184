package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.emailchange.api.event.MailReported;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;

/** An IMAP server that takes the connection and says nothing. */
class HangingBouncesIT {

    @Test
    void delayNeitherMailsNorJobs() throws Exception {
        var called = Called.now();
        try (var imap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = TestMailServer.started();
                var node = MailNode.started(
                        TestDatabase.fresh(),
                        server,
                        "email-change.mail.workers=1",
                        // what is ordered here goes out without being looked for
                        "email-change.mail.polling-interval=1h",
                        "email-change.mail.bounce-address=bounce@wallet.example",
                        "email-change.mail.bounces.interval=50ms",
                        "email-change.mail.bounces.imap.host=127.0.0.1",
                        "email-change.mail.bounces.imap.port=" + imap.getLocalPort(),
                        "email-change.mail.bounces.imap.encryption=none",
                        "email-change.mail.bounces.imap.timeout=10m",
                        "email-change.mail.bounces.imap.username=reader",
                        "email-change.mail.bounces.imap.password=secret")) {
            try (var hanging = imap.accept()) {
                node.order(called.firstAddress("new@example.org"));

                assertThat(node.reports().awaitFinal(called.account().value()).outcome())
                        .isEqualTo(MailReported.Outcome.SENT);
                await().until(() -> node.jdbc()
                        .sql("select last_success is not null from scheduled_tasks where task_name = 'mail-retention'")
                        .query(Boolean.class)
                        .single());
                assertThat(hanging.getInputStream().available())
                        .as("it still waits")
                        .isZero();
            }
        }
    }
}
