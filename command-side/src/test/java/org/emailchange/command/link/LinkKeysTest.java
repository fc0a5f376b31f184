package org.emailchange.command.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.api.InvalidSetting;
import org.emailchange.command.EmailChangeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LinkKeysTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER = "YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            link.keys.k1 | MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZQ== | at least 32 random bytes in base64; it has 31
            link.keys.k1 | not base64 at all!                           | 32 random bytes in base64
            link.keys.k1 | ''                                           | at least 32 random bytes in base64; it has 0
            link.active-key | k9                                        | the id of one of email-change.link.keys
            link.active-key | ''                                        | the id of one of email-change.link.keys
            link.keys.k2 | MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY= | a key of its own: two are equal
            link.keys.[bad id] | YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A= | 1 to 16 letters
            """)
    void refusesKeysThatAreWeakOrWrongAndShowsNone(String name, String value, String wanted) {
        var settings = new HashMap<>(Map.of("link.keys.k1", KEY, "link.active-key", "k1"));
        settings.put(name, value);
        assertThatThrownBy(() -> keys(settings))
                .isInstanceOfSatisfying(
                        InvalidSetting.class,
                        refusal -> assertThat(refusal.getMessage())
                                .contains(wanted)
                                .contains("email-change.link.")
                                .doesNotContain(KEY)
                                .doesNotContain("MDEy"));
    }

    @Test
    void signsWithTheActiveOneAndKnowsTheOthers() {
        var keys = keys(Map.of("link.keys.k1", KEY, "link.keys.k2", OTHER, "link.active-key", "k2"));
        assertThat(keys.active().id()).isEqualTo("k2");
        assertThat(keys.find("k1")).isPresent();
        assertThat(keys.find("k3")).isEmpty();
    }

    private static LinkKeys keys(Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("email-change." + name, value));
        return new LinkKeys(new Binder(source).bindOrCreate("email-change", EmailChangeSettings.class));
    }
}
