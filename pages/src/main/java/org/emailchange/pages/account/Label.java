package org.emailchange.pages.account;

/** What people call a passkey. */
final class Label {

    private static final int MAX = 60;

    private Label() {}

    /** A name is asked for by the form; whoever sends none, or one that cannot be read, gets one that nobody minds. */
    static String of(String typed) {
        var text = typed.codePoints()
                .filter(Label::isReadable)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        var end = text.offsetByCodePoints(0, Math.min(MAX, text.codePointCount(0, text.length())));
        return text.isEmpty() ? "-" : text.substring(0, end);
    }

    /** No control character, and no half of a character, which the database would refuse. */
    private static boolean isReadable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }
}
