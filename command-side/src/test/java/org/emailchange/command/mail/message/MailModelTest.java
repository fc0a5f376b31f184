package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailModelTest {

    @Test
    void tellsTheTimeInTheReadersLanguageAndZone() {
        assertThat(from(null).variables(Locale.ENGLISH, ZoneId.of("UTC")))
                .containsEntry("at", "21 November 2026, 18:30 UTC");
        assertThat((String) from(null)
                        .variables(Locale.forLanguageTag("ne"), ZoneId.of("Asia/Kathmandu"))
                        .get("at"))
                .startsWith("\u0968\u0968 ")
                .contains("\u0966\u0966:\u0967\u096b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.17", "2001:db8::17"})
    void passesOnANetworkAddress(String address) {
        assertThat(passedOn(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "evil.example", "<b>1.2.3.4</b>", "1.2.3.4\r\nBcc: x", "unknown"})
    void passesOnNothingElse(String address) {
        assertThat(passedOn(address)).isNull();
    }

    private static Object passedOn(String address) {
        return from(address).variables(Locale.ENGLISH, ZoneId.of("UTC")).get("from");
    }

    private static MailModel from(String address) {
        return new MailModel(
                "alice@example.org",
                List.of(),
                Instant.parse("2026-11-21T18:30:00Z"),
                null,
                Map.of(),
                null,
                null,
                address,
                null,
                null);
    }
}
