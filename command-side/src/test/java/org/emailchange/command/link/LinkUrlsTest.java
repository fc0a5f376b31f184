package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import org.emailchange.api.Disclosure;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.web.CoreSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkUrlsTest {

    @ParameterizedTest
    @CsvSource({
        "CONFIRM_NEW, https://wallet.example/mail, https://wallet.example/mail/verify?token=k1.a.b",
        "CONFIRM_CURRENT, https://wallet.example/mail/, https://wallet.example/mail/verify?token=k1.a.b",
        "REVOKE, https://wallet.example, https://wallet.example/revoke?token=k1.a.b",
        "REFUSE, https://wallet.example/, https://wallet.example/revoke?token=k1.a.b",
        "UNDO, https://wallet.example, https://wallet.example/undo?token=k1.a.b"
    })
    void startWithTheSetting(LinkPurpose purpose, String base, String url) {
        var settings = new CoreSettings(URI.create(base), "Brand", ZoneOffset.UTC, Disclosure.REVEAL);
        var urls = new LinkUrls(settings, LinkTokensWithKeys.named("k1"));

        assertThat(urls.of(purpose, new LinkToken("k1.a.b"))).isEqualTo(url);
    }
}
