package org.emailchange.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.emailchange.api.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EmailChangeSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            link.lifetime           | 86401s                           | 24h at the most
            link.lifetime           | 0s                               | more than 0s
            link.lifetime           | -1h                              | more than 0s
            link.renewal-window     | 0s                               | more than 0s
            link.renewal-window     | 23h                              | at least email-change.link.lifetime
            lockout.max-failures    | 0                                | 1 to 10
            lockout.max-failures    | 11                               | 1 to 10
            lockout.duration        | 59s                              | 1m at least
            resend.cooldown         | -1s                              | 0s or more
            resend.cooldown         | 7d                               | less than email-change.link.renewal-window
            resend.max              | -1                               | 0 or more
            hold                    | -1s                              | 0s or more
            undo-window             | -1s                              | 0s or more
            """)
    void refusesASettingInOneSentenceThatSaysWhatToSet(String name, String value, String wanted) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .rootCause()
                .isInstanceOfSatisfying(
                        InvalidSetting.class,
                        refusal -> assertThat(refusal.getMessage())
                                .startsWith("Set email-change." + name + " to ")
                                .contains(wanted)
                                .matches("[^.]*(\\.[a-z][^.]*)*\\."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link.lifetime=24h",
                "lockout.max-failures=10",
                "undo-window=0s",
                "resend.cooldown=0s",
                "confirmation=new-address"
            })
    void takesWhatMakesSense(String setting) {
        var parts = setting.split("=", 2);
        assertThatCode(() -> settings(Map.of(parts[0], parts[1]))).doesNotThrowAnyException();
    }

    @Test
    void refusesTheAddressKeyAsALinkKey() {
        assertThatThrownBy(
                        () -> settings(Map.of("link.keys.k1", "AAAA", "link.keys.k2", "BBBB ", "address-key", " BBBB")))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("Set email-change.link.keys.k2 to a key of its own:"
                        + " it is equal to email-change.address-key.");
        assertThatThrownBy(() -> settings(Map.of("link.keys.k1", "AAAAAA", "address-key", "AAAAAA==")))
                .rootCause()
                .isInstanceOf(InvalidSetting.class);
        assertThatCode(() -> settings(Map.of("link.keys.k1", "AAAA", "address-key", "BBBB")))
                .doesNotThrowAnyException();
    }

    private static EmailChangeSettings settings(Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((name, value) -> source.put("email-change." + name, value));
        return new Binder(source).bindOrCreate("email-change", EmailChangeSettings.class);
    }
}
