package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {

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
    void isNamedByItsProgramAndSystem(String program, String system, String userAgent) {
        assertThat(UserAgent.of(userAgent)).hasValue(new UserAgent(program, system));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "curl/8.5.0", "Windows", "<a href=//evil.example>click</a>"})
    void isUnknownIfItWouldBeAGuess(String userAgent) {
        assertThat(UserAgent.of(userAgent)).isEmpty();
    }
}
