package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.emailchange.api.command.ReportMail;
import org.emailchange.api.event.MailReported;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionIT {

    private static final String[] REQUIRED = {"email-change.mail.encryption=required"};

    @Test
    void sendsToAServerWhoseCertificateIsTrustedAndRight(@TempDir Path directory) throws Exception {
        var certificate = Certificate.of("ip:127.0.0.1", directory);
        assertThat(outcome(certificate, certificate.trusted()).outcome()).isEqualTo(MailReported.Outcome.SENT);
    }

    @Test
    void sendsNothingToAServerWhoseCertificateIsForAnotherHost(@TempDir Path directory) throws Exception {
        var certificate = Certificate.of("dns:other.example", directory);
        assertThat(outcome(certificate, certificate.trusted()).error())
                .isEqualTo("The mail server could not be reached over a trusted, encrypted connection.");
    }

    @Test
    void sendsNothingToAServerWhoseCertificateIsNotTrusted(@TempDir Path directory) throws Exception {
        assertThat(outcome(Certificate.of("ip:127.0.0.1", directory), REQUIRED).error())
                .isEqualTo("The mail server could not be reached over a trusted, encrypted connection.");
    }

    /** The first report of a mail; one that is not sent must not have reached the server at all. */
    private static ReportMail outcome(Certificate certificate, String[] settings) throws Exception {
        var called = Called.now();
        try (var server = TestMailServer.started(certificate.context());
                var node = MailNode.started(TestDatabase.fresh(), server, settings)) {
            node.order(called.firstAddress("tls@example.org"));

            var report = node.reports().awaitAny(called.account().value());
            assertThat(server.attemptsTo("tls@example.org"))
                    .isEqualTo(report.outcome() == MailReported.Outcome.SENT ? 1 : 0);
            return report;
        }
    }

    @Test
    void sendsNothingUnencryptedIfEncryptionIsRequired() {
        var called = Called.now();
        try (var server = TestMailServer.started();
                var node = MailNode.started(TestDatabase.fresh(), server, REQUIRED)) {
            node.order(called.firstAddress("secret@example.org"));

            assertThat(node.reports().awaitDelay(called.account().value()).error())
                    .isEqualTo("The mail server could not be reached over a trusted, encrypted connection.");
            assertThat(server.attemptsTo("secret@example.org")).isZero();
            assertThat(server.mails()).isEmpty();
        }
    }
}
