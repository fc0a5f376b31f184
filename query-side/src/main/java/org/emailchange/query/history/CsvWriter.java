package org.emailchange.query.history;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.query.audit.HistoryPage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes CSV by RFC 4180, with an apostrophe before cells that a spreadsheet would run as a formula. */
final class CsvWriter implements EntryWriter {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;
    private final JsonMapper json;

    CsvWriter(Writer out, JsonMapper json) {
        this.out = out;
        this.json = json;
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
    public void write(HistoryPage.Entry entry) throws IOException {
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
                json.writeValueAsString(entry.data())));
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
