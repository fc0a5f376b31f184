package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPieceTest {
    @Test
    void tellsLinksFromText() {
        assertThat(MailboxPages.TextPiece.piecesOf("Open https://example.com/verify?token=a.b-c_d\nand press"))
                .containsExactly(
                        new MailboxPages.TextPiece("Open ", false),
                        new MailboxPages.TextPiece("https://example.com/verify?token=a.b-c_d", true),
                        new MailboxPages.TextPiece("\nand press", false));
    }

    @Test
    void makesNoLinkOfAnythingElse() {
        assertThat(MailboxPages.TextPiece.piecesOf("javascript:alert(1)"))
                .containsExactly(new MailboxPages.TextPiece("javascript:alert(1)", false));
    }
}
