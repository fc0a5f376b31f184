package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPieceTest {
    @Test
    void tellsLinksFromText() {
        assertThat(TextPiece.piecesOf("Open https://example.com/verify?token=a.b-c_d\nand press"))
                .containsExactly(
                        new TextPiece("Open ", false),
                        new TextPiece("https://example.com/verify?token=a.b-c_d", true),
                        new TextPiece("\nand press", false));
    }

    @Test
    void makesNoLinkOfAnythingElse() {
        assertThat(TextPiece.piecesOf("javascript:alert(1)"))
                .containsExactly(new TextPiece("javascript:alert(1)", false));
    }
}
