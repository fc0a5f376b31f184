package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;

class EncryptionIT {

    @Test
    void sendsNothingToAServerThatOffersNoneWhereItMust() {
        var called = Called.now();
        try (var server = TestMailServer.started();
                var node = MailNode.started(TestDatabase.fresh(), server, "email-change.mail.encryption=required")) {
            node.orders()
                    .order(UUID.randomUUID().toString(), called.firstAddress("secret@example.org"), Origin.UNKNOWN);

            assertThat(node.reports().awaitDelay(called.account().value()).error())
                    .isEqualTo("The mail server could not be reached over a trusted, encrypted connection.");
            assertThat(server.attemptsTo("secret@example.org")).isZero();
            assertThat(server.mails()).isEmpty();
        }
    }
}
