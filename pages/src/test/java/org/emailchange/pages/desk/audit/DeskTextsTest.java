package org.emailchange.pages.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EndReason;
import org.emailchange.api.MailKind;
import org.emailchange.api.MailState;
import org.emailchange.api.Side;
import org.emailchange.api.query.audit.FindAccessLog;
import org.emailchange.api.query.audit.RebuildProgress;
import org.emailchange.pages.desk.Desk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ne"})
    void haveWordsForWhateverAPageNames(String language) {
        assertThat(texts(language).keySet()).containsAll(named().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = "ne")
    void areTheSameInEveryLanguage(String language) {
        assertThat(texts(language).keySet()).isEqualTo(texts("").keySet());
        assertThat(texts(language).keySet())
                .allSatisfy(key -> assertThat(places(texts(language).getString(key)))
                        .as(key)
                        .isEqualTo(places(texts("").getString(key))));
    }

    /** Which arguments a text has a place for. */
    private static String places(String text) {
        return Stream.of("{0", "{1").filter(text::contains).toList().toString();
    }

    private static Stream<String> named() {
        return Stream.of(
                        names("change.", ChangeState.values()),
                        names("reason.", EndReason.values()),
                        names("mail.", MailKind.values()),
                        names("mail.state.", MailState.values()),
                        names("side.", Side.values()),
                        names("rebuild.", RebuildProgress.State.values()),
                        names("desk.", Desk.values()),
                        names("access.", FindAccessLog.Kind.values()),
                        Timeline.ACTORS.stream().map("actor."::concat))
                .flatMap(Function.identity());
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name());
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle(
                "org.emailchange.pages.desk.texts",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
