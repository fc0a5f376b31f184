package org.emailchange.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of plain text that is, as a whole, a link or not. */
record TextPiece(String text, boolean link) {
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]+");

    static List<TextPiece> piecesOf(String text) {
        var pieces = new ArrayList<TextPiece>();
        var urls = URL.matcher(text);
        var end = 0;
        while (urls.find()) {
            pieces.add(new TextPiece(text.substring(end, urls.start()), false));
            pieces.add(new TextPiece(urls.group(), true));
            end = urls.end();
        }
        pieces.add(new TextPiece(text.substring(end), false));
        return pieces;
    }
}
