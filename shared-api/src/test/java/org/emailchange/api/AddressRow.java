package org.emailchange.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of the table of good and bad addresses. */
record AddressRow(int line, boolean good, String input, String expected) {

    private static final Pattern CODE_POINT = Pattern.compile("\\\\u\\{([0-9A-F]+)}");
    private static final Pattern REPEATED = Pattern.compile("\\{(\\P{Cn}{1,8}?)\\*(\\d+)}", Pattern.DOTALL);

    static Stream<AddressRow> all() throws IOException {
        try (var table = Objects.requireNonNull(AddressRow.class.getResourceAsStream("/addresses.txt"))) {
            var lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return Stream.iterate(1, number -> number + 1)
                    .limit(lines.size())
                    .filter(number -> !lines.get(number - 1).isBlank())
                    .filter(number -> !lines.get(number - 1).startsWith("#"))
                    .map(number -> parse(number, lines.get(number - 1)));
        }
    }

    private static AddressRow parse(int line, String text) {
        var columns = text.split(" {2,}");
        if (columns.length < 3 || !columns[0].equals("good") && !columns[0].equals("bad")) {
            throw new IllegalArgumentException("addresses.txt, line " + line + ": not of the table's form");
        }
        return new AddressRow(line, columns[0].equals("good"), decode(columns[1]), decode(columns[2]));
    }

    private static String decode(String text) {
        var characters = CODE_POINT.matcher(text).replaceAll(AddressRow::character);
        return REPEATED.matcher(characters)
                .replaceAll(match -> literally(match.group(1).repeat(Integer.parseInt(match.group(2)))));
    }

    private static String character(MatchResult match) {
        return literally(Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    private static String literally(String text) {
        return Matcher.quoteReplacement(text);
    }

    /** Names the line alone: an input may be 10,000 characters, or none that can be printed. */
    @Override
    public String toString() {
        return "line " + line;
    }
}
