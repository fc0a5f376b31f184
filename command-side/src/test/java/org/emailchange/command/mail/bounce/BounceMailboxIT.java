package org.emailchange.command.mail.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.mail.bounce.BounceSettings.Encryption;
import org.emailchange.command.mail.bounce.BounceSettings.Imap;
import org.emailchange.command.mail.outbox.Certificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;

class BounceMailboxIT {

    @TempDir
    private Path directory;

    private GreenMail imap;

    @BeforeEach
    void start() throws UserException {
        imap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        imap.start();
        imap.getUserManager().createUser("bounce@wallet.example", "reader", "secret");
    }

    @AfterEach
    void stop() {
        imap.stop();
    }

    @Test
    void opensTheMailboxOfAServerWhoseCertificateIsTrustedAndRight() throws Exception {
        var certificate = Certificate.of("ip:127.0.0.1", directory);
        try (var tunnel = new TlsTunnel(certificate.context(), imap.getImap().getPort());
                var store = mailbox(tunnel, certificate.store()).open()) {
            assertThat(store.getFolder("INBOX").exists()).isTrue();
        }
    }

    @Test
    void signsInToNoServerWhoseCertificateIsForAnotherHost() throws Exception {
        var certificate = Certificate.of("dns:other.example", directory);
        refuses(certificate, certificate.store());
    }

    @Test
    void signsInToNoServerWhoseCertificateIsNotTrusted() throws Exception {
        refuses(Certificate.of("ip:127.0.0.1", directory), null);
    }

    @Test
    void doesNotWaitForAServerThatHangs() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = settings(silent.getLocalPort(), "127.0.0.1", Encryption.NONE, null);
            var mailbox = new BounceMailbox(settings, new DefaultSslBundleRegistry());

            assertThatThrownBy(mailbox::open).hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void neverConnectsUnencryptedToAnotherMachine() {
        var settings = settings(143, "192.0.2.1", Encryption.NONE, null);

        assertThatThrownBy(() -> new BounceMailbox(settings, new DefaultSslBundleRegistry()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("email-change.mail.bounces.imap.encryption");
    }

    private void refuses(Certificate certificate, KeyStore trusted) throws Exception {
        try (var tunnel = new TlsTunnel(certificate.context(), imap.getImap().getPort())) {
            assertThatThrownBy(mailbox(tunnel, trusted)::open)
                    .isInstanceOf(MessagingException.class)
                    .cause()
                    .isInstanceOf(IOException.class);
        }
    }

    private static BounceMailbox mailbox(TlsTunnel tunnel, KeyStore trusted) {
        var bundle = trusted == null ? null : "private";
        return new BounceMailbox(settings(tunnel.port(), "127.0.0.1", Encryption.TLS, bundle), bundles(trusted));
    }

    private static SslBundles bundles(KeyStore trusted) {
        var bundles = new DefaultSslBundleRegistry();
        if (trusted != null) {
            bundles.registerBundle("private", SslBundle.of(SslStoreBundle.of(null, null, trusted)));
        }
        return bundles;
    }

    private static Imap settings(int port, String host, Encryption encryption, String bundle) {
        return new Imap(host, port, "reader", "secret", "INBOX", encryption, Duration.ofSeconds(3), bundle);
    }
}
