package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.api.LinkPurpose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRendererTest {

    @ParameterizedTest
    @CsvSource({
        "CONFIRM_NEW, https://wallet.example/mail, https://wallet.example/mail/verify?token=k1.a.b",
        "CONFIRM_CURRENT, https://wallet.example/mail/, https://wallet.example/mail/verify?token=k1.a.b",
        "REVOKE, https://wallet.example, https://wallet.example/revoke?token=k1.a.b",
        "REFUSE, https://wallet.example/, https://wallet.example/revoke?token=k1.a.b",
        "UNDO, https://wallet.example, https://wallet.example/undo?token=k1.a.b"
    })
    void startsLinksWithTheSetting(LinkPurpose purpose, String base, String url) {
        assertThat(MailRenderer.url(base, purpose, "k1.a.b")).isEqualTo(url);
    }
}
