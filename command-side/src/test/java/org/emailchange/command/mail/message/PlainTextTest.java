package org.emailchange.command.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void leavesOneEmptyLineBetweenParagraphs() {
        assertThat(PlainText.tidy("\n\none  \r\n\t\n\n\ntwo\nthree\n\n")).isEqualTo("one\n\ntwo\nthree\n");
    }

    @Test
    void breaksLongLinesBetweenWords() {
        assertThat(PlainText.tidy("word ".repeat(30)).lines())
                .allMatch(line -> line.length() <= 72 && !line.endsWith(" "))
                .hasSize(3);
    }

    @Test
    void neverBreaksALink() {
        var link = "https://wallet.example/verify?token=" + "x".repeat(120);

        assertThat(PlainText.tidy("Press here: " + link)).isEqualTo("Press here:\n" + link + "\n");
    }
}
