package org.emailchange.command.mail;

import java.io.IOException;
import java.util.Objects;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signs messages if there is a key to do it with; many operators have their mail server sign. */
@Configuration(proxyBeanMethods = false)
class SignaturesConfiguration {

    @Bean
    Signatures signatures(MailSettings settings) throws IOException {
        var dkim = settings.dkim();
        if (dkim == null) {
            return message -> {};
        }
        var key = Objects.requireNonNull(
                PemContent.load(dkim.key()).getPrivateKey(),
                "Set email-change.mail.dkim.key to a file with a private key in PEM form.");
        return new DkimSignatures(dkim.domain(), dkim.selector(), key);
    }
}
