package org.emailchange.query.history;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries as RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe in front. */
final class CsvWriter implements EntryWriter {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;

    CsvWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void begin() throws IOException {
        line(Stream.of(
                "position",
                "account",
                "sequence",
                "type",
                "at",
                "by",
                "from",
                "agent",
                "command",
                "correlationId",
                "traceId",
                "text",
                "data"));
    }

    @Override
    public void write(Entry entry) throws IOException {
        line(Stream.of(
                entry.position(),
                text(entry.account()),
                entry.sequence(),
                entry.type(),
                entry.at(),
                text(entry.by()),
                text(entry.from()),
                text(entry.agent()),
                text(entry.command()),
                text(entry.correlationId()),
                text(entry.traceId()),
                entry.text(),
                entry.data()));
    }

    @Override
    public void end() {}

    private void line(Stream<Object> cells) throws IOException {
        out.write(cells.map(cell -> quoted(cell.toString())).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String text(@Nullable String cell) {
        return Objects.requireNonNullElse(cell, "");
    }

    static String quoted(String cell) {
        var harmless = !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
