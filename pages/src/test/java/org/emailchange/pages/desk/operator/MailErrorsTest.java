package org.emailchange.pages.desk.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class MailErrorsTest {

    private static final Locale NEPALI = Locale.forLanguageTag("ne");

    private final MailErrors errors = new MailErrors(texts());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mail server refused the address (550 5.1.1).",
                "The mail server refused the sender (553 5.1.8).",
                "The mail server refused the mail (554).",
                "The mail server took no mails (530 5.7.0).",
                "The mailbox has had too many mails for now.",
                "The mail server put the address off (451 4.7.1). Tried 8 times.",
                "The mail server put the sender off (421). The link runs out before the next attempt.",
                "The mail server put the mail off (452).",
                "The mail server did not answer in time.",
                "The connection to the mail server broke off.",
                "The mail server refused the login.",
                "The mail server could not be reached over a trusted, encrypted connection.",
                "The mail server was not found.",
                "The mail server could not be reached.",
                "The mail server took no connection.",
                "The mail server takes no addresses beyond ASCII (no SMTPUTF8).",
                "The key of its link is not in use any more.",
                "The address cannot be written to.",
                "The link ran out before the mail could be sent.",
                "The mailbox refused it (5.1.1).",
                "Another mail server could not deliver it in time (4.4.7).",
            })
    void areSaidInTheReadersLanguage(String error) {
        assertThat(errors.words(error, Locale.ENGLISH)).isEqualTo(error);
        assertThat(errors.words(error, NEPALI).replaceAll("\\(.*?\\)|ASCII", ""))
                .matches(text -> text.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.DEVANAGARI));
    }

    @ParameterizedTest
    @CsvSource({
        "The mail server refused the address (550 5.1.1)., 550 5.1.1",
        "The mail server put the address off (451 4.7.1). Tried 8 times., 451 4.7.1",
        "The mail server put the address off (451 4.7.1). Tried 8 times., 8"
    })
    void keepTheirCodes(String error, String code) {
        assertThat(errors.words(error, NEPALI)).contains(code);
    }

    @Test
    void areLeftAsTheyAreWhereTheyAreNotKnown() {
        assertThat(errors.words("It's a $1 mystery {0} (99).", NEPALI)).isEqualTo("It's a $1 mystery {0} (99).");
    }

    private static ResourceBundleMessageSource texts() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("org/emailchange/pages/texts");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        return texts;
    }
}
