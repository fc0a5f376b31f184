package org.emailchange.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.emailchange.api.InvalidSetting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SharedSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://wallet.example         | https
            http://localhost.evil.example | https
            ftp://wallet.example          | https
            /wallet                       | absolute
            https:///wallet               | absolute
            https://a:b@wallet.example    | without a name
            https://wallet.example?x=1    | without
            https://wallet.example#x      | without
            """)
    void refuseAnInvalidBaseUrlInOneSentence(String baseUrl, String wanted) {
        assertThatThrownBy(() -> settings("base-url", baseUrl))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .message()
                .startsWith("Set email-change.base-url to ")
                .contains(wanted)
                .matches("[^.]*(\\.[a-z][^.]*)*\\.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base-url=https://wallet.example/mail",
                "base-url=http://127.0.0.1:8080",
                "base-url=http://[::1]:8080",
                "disclosure=conceal"
            })
    void acceptValidValues(String setting) {
        var parts = setting.split("=", 2);
        assertThatCode(() -> settings(parts[0], parts[1])).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"https://wallet.example, true", "http://localhost:8080, false"})
    void knowWhetherPeopleComeByHttps(String baseUrl, boolean https) {
        assertThat(settings("base-url", baseUrl).isHttps()).isEqualTo(https);
    }

    private static SharedSettings settings(String name, String value) {
        var source = new MapConfigurationPropertySource(Map.of("email-change." + name, value));
        return new Binder(source).bindOrCreate("email-change", SharedSettings.class);
    }
}
