package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Firefox | Windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Safari | iPhone | Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
                "Chrome | Android | Mozilla/5.0 (Linux; Android 15) Chrome/130.0.0.0 Mobile Safari/537.36",
                "Edge | Windows | Mozilla/5.0 (Windows NT 10.0) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
                "Safari | macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605.1.15"
            })
    void namesADeviceByItsProgramAndSystem(String program, String system, String userAgent) {
        assertThat(MailModel.Device.of(userAgent)).hasValue(new MailModel.Device(program, system));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "curl/8.5.0", "Windows", "<a href=//evil.example>click</a>"})
    void namesNoDeviceIfItWouldBeAGuess(String userAgent) {
        assertThat(MailModel.Device.of(userAgent)).isEmpty();
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
