package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.emailchange.api.Personal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactWordsTest {

    private static final MailFacts FACTS = MailFacts.at(Instant.parse("2026-11-21T18:30:00Z"));

    @Test
    void sayTheTimeInTheReadersLanguageAndZone() {
        assertThat(new FactWords(Locale.ENGLISH, ZoneId.of("UTC")).of(FACTS))
                .containsEntry("at", "21 November 2026, 18:30 UTC");
        assertThat((String) new FactWords(Locale.forLanguageTag("ne"), ZoneId.of("Asia/Kathmandu"))
                        .of(FACTS)
                        .get("at"))
                .startsWith("\u0968\u0968 ")
                .contains("\u0966\u0966:\u0967\u096b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.17", "2001:db8::17"})
    void passOnANetworkAddress(String address) {
        assertThat(from(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "<b>1.2.3.4</b>", "1.2.3.4\r\nBcc: x", "unknown"})
    void passOnNothingElse(String address) {
        assertThat(from(address)).isNull();
    }

    private static Object from(String address) {
        var facts = FACTS.from(new Origin(new Personal("subject", address), null, null));
        return new FactWords(Locale.ENGLISH, ZoneId.of("UTC")).of(facts).get("from");
    }
}
