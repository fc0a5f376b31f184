package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.MailKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailTemplatesTest {

    private static final MailTemplates TEMPLATES = new MailTemplates(null);

    @ParameterizedTest
    @MethodSource("org.emailchange.command.mail.message.Samples#all")
    void fillsEveryTemplateInEveryLanguage(Samples sample) throws IOException {
        var mail = TEMPLATES.fill(sample.kind(), sample.language(), sample.variables());

        Previews.keep(sample, mail);
        for (var form : new String[] {mail.subject(), mail.text(), mail.html()}) {
            assertThat(form).isNotBlank().doesNotContain("??", "{0}", "{1}", "null", " th:", "[(", "[#", "${", "#{");
        }
        assertThat(mail.text()).contains("a***").contains("help@wallet.example");
        assertThat(mail.html()).contains("a***").contains("help@wallet.example");
        assertThat(mail.html()).startsWith("<!DOCTYPE html>").contains("lang=\"" + sample.language() + "\"");
    }

    @ParameterizedTest
    @MethodSource("org.emailchange.command.mail.message.Samples#all")
    void linksToNothingButOurOwnPages(Samples sample) {
        var html = TEMPLATES
                .fill(sample.kind(), sample.language(), sample.variables())
                .html();

        assertThat(html).doesNotContain("<img", "<link", "<script", "url(", "@import", "http://");
        assertThat(Arrays.stream(html.split("https://")).skip(1)).allMatch(rest -> rest.startsWith("wallet.example/"));
    }

    @Test
    void rendersTheConfirmationWithAndWithoutALinkThatRefuses() {
        var sample = Samples.all().findFirst().orElseThrow();
        var words = new HashMap<String, Object>(sample.variables());
        words.put("links", Map.of("confirm-new", "https://wallet.example/verify?token=k1.one.two"));
        var without = TEMPLATES.fill(sample.kind(), sample.language(), words);
        var with = TEMPLATES.fill(sample.kind(), sample.language(), sample.variables());

        assertThat(with.text()).contains("/verify?", "/revoke?token=k1.seven.eight");
        assertThat(with.html()).contains("/verify?", "/revoke?token=k1.seven.eight");
        assertThat(without.text()).contains("/verify?").doesNotContain("/revoke", "\n\n\n", "null");
        assertThat(without.html()).contains("/verify?").doesNotContain("/revoke", "null");
    }

    @ParameterizedTest
    @MethodSource("addedPasskeys")
    void hasNoButtonThatConfirmsAPasskeyWhichCountsAlready(Samples sample) {
        var words = new HashMap<String, Object>(sample.variables());
        words.put("links", Map.of("disown-credential", "https://wallet.example/revoke?token=k1.three.four"));
        var without = TEMPLATES.fill(sample.kind(), sample.language(), words);
        var with = TEMPLATES.fill(sample.kind(), sample.language(), sample.variables());
        var trusted = (String) words.get("trusted");

        assertThat(with.text()).contains("/verify?", "/revoke?");
        assertThat(with.html()).contains("/verify?", "/revoke?", trusted, "class=\"button\"");
        assertThat(without.text()).contains("/revoke?").doesNotContain("/verify", "\n\n\n", "null", "??");
        assertThat(without.html())
                .contains("/revoke?")
                .doesNotContain("/verify", "null", "??", trusted, "class=\"button\"");
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(Samples.all().map(Samples::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(MailKind.class));
    }

    @Test
    void looksForTheOperatorsFilesFirst(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("confirm-new.txt"), "[(#{hello})] Press here: [(${links['confirm-new']})]");
        Files.writeString(directory.resolve("mail_ne.properties"), "hello=\u0938\u094d\u0935\u093e\u0917\u0924");
        var own = new MailTemplates(directory);
        var sample = Samples.all()
                .filter(any -> any.kind() == MailKind.CONFIRM_NEW && any.language() != Locale.ENGLISH)
                .findFirst()
                .orElseThrow();

        var mail = own.fill(sample.kind(), sample.language(), sample.variables());
        assertThat(mail.text())
                .isEqualTo("\u0938\u094d\u0935\u093e\u0917\u0924 Press here: "
                        + "https://wallet.example/verify?token=k1.one.two\n");
        assertThat(mail.subject())
                .isEqualTo(TEMPLATES
                        .fill(sample.kind(), sample.language(), sample.variables())
                        .subject());
    }

    @Test
    void hasTheSameTextsInEveryLanguage() throws IOException {
        var english = texts("mail.properties");
        var nepali = texts("mail_ne.properties");

        assertThat(nepali.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(gaps(nepali.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
            assertThat(nepali.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
        }
    }

    @Test
    void leavesOneEmptyLineBetweenParagraphs() {
        assertThat(MailTemplates.tidy("\n\none  \r\n\t\n\n\ntwo\nthree\n\n")).isEqualTo("one\n\ntwo\nthree\n");
    }

    @Test
    void breaksLongLinesBetweenWords() {
        assertThat(MailTemplates.tidy("word ".repeat(30)).lines())
                .allMatch(line -> line.length() <= 72 && !line.endsWith(" "))
                .hasSize(3);
    }

    @Test
    void neverBreaksALink() {
        var link = "https://wallet.example/verify?token=" + "x".repeat(120);

        assertThat(MailTemplates.tidy("Press here: " + link)).isEqualTo("Press here:\n" + link + "\n");
    }

    private static Stream<Samples> addedPasskeys() {
        return Samples.all().filter(sample -> sample.kind() == MailKind.PASSKEY_ADDED);
    }

    private static Set<String> gaps(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Properties texts(String file) throws IOException {
        var texts = new Properties();
        var stream = MailTemplatesTest.class.getResourceAsStream("/templates/mail/" + file);
        try (var reader = new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
