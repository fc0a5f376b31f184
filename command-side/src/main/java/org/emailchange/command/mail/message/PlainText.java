package org.emailchange.command.mail.message;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Tidies filled text templates for mail programs. */
final class PlainText {

    private static final int WIDTH = 72;

    private PlainText() {}

    /** No empty lines at the ends nor two in a row, and no line longer than 72 characters, unless it is one long word. */
    static String tidy(String text) {
        var lines = text.strip().replaceAll("[ \\t]*\\R", "\n").replaceAll("\n{3,}", "\n\n");
        return Arrays.stream(lines.split("\n", -1)).map(PlainText::wrap).collect(Collectors.joining("\n")) + "\n";
    }

    private static String wrap(String line) {
        var wrapped = new StringBuilder();
        int column = 0;
        for (var word : line.strip().split(" +")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append('\n');
                column = 0;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
