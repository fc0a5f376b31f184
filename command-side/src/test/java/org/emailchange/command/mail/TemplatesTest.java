package org.emailchange.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.emailchange.api.MailKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    private final Templates templates = new Templates(settings());

    @ParameterizedTest
    @MethodSource("org.emailchange.command.mail.Samples#all")
    void fillsEveryTemplateInEveryLanguage(Samples sample) {
        var letter = templates.render(sample.kind(), sample.language(), sample.words());

        for (var form : new String[] {letter.subject(), letter.text(), letter.html()}) {
            assertThat(form).isNotBlank().doesNotContain("??", "{0}", "{1}", "null", " th:", "[(", "[#", "${", "#{");
        }
        assertThat(letter.text()).contains("a***").contains("help@wallet.example");
        assertThat(letter.html()).contains("a***").contains("help@wallet.example");
        assertThat(letter.html()).startsWith("<!DOCTYPE html>").contains("lang=\"" + sample.language() + "\"");
    }

    @ParameterizedTest
    @MethodSource("org.emailchange.command.mail.Samples#all")
    void linksToNothingButOurOwnPages(Samples sample) {
        var html = templates
                .render(sample.kind(), sample.language(), sample.words())
                .html();

        assertThat(html).doesNotContain("<img", "<link", "<script", "url(", "@import", "http://");
        assertThat(Arrays.stream(html.split("https://")).skip(1)).allMatch(rest -> rest.startsWith("wallet.example/"));
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(Samples.all().map(Samples::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(MailKind.class));
    }

    static MailSettings settings() {
        return new MailSettings(
                "no-reply@wallet.example",
                null,
                8,
                Duration.ofSeconds(2),
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                8,
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                MailSettings.Encryption.REQUIRED,
                null,
                ZoneId.of("UTC"),
                Duration.ofDays(7),
                Duration.ofDays(90));
    }
}
