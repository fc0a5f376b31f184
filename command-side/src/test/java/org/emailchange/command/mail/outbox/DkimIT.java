package org.emailchange.command.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DkimIT {

    private KeyPair keys;

    @Test
    void signsWhatArrivesSoThatNothingCanBeChangedOrAdded(@TempDir Path directory) throws Exception {
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var mail = received(keyFile(directory));

        assertThat(verify(mail)).isEqualTo("wallet.example");
        for (var tampered : List.of(
                mail.replace("Confirm this address", "Confirm that address"),
                mail.replace("To: signed@", "To: other@"),
                "Subject: another one\r\n" + mail,
                "From: other@evil.example\r\n" + mail)) {
            assertThat(tampered).isNotEqualTo(mail);
            assertThatThrownBy(() -> verify(tampered)).isInstanceOf(FailException.class);
        }
    }

    private static String received(Path key) throws Exception {
        try (var server = TestMailServer.started();
                var node = MailNode.started(
                        TestDatabase.fresh(),
                        server,
                        "email-change.mail.dkim.domain=wallet.example",
                        "email-change.mail.dkim.selector=s1",
                        "email-change.mail.dkim.key=" + key)) {
            node.order(Called.now().firstAddress("signed@example.org"));
            return text(server.awaitMailTo("signed@example.org").message());
        }
    }

    private String verify(String mail) throws IOException, FailException {
        var record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        var verifier = new DKIMVerifier((method, selector, domain) -> List.of(record));
        var signatures = verifier.verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
        return signatures == null || signatures.isEmpty()
                ? ""
                : signatures.get(0).getDToken().toString();
    }

    private static String text(MimeMessage message) throws Exception {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private Path keyFile(Path directory) throws IOException {
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Files.writeString(directory.resolve("key.pem"), pem);
    }
}
