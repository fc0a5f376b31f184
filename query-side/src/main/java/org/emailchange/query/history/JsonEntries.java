package org.emailchange.query.history;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.databind.json.JsonMapper;

/** Entries as JSON, with something before, between and after them. */
final class JsonEntries implements EntryWriter {
    private final Writer out;
    private final JsonMapper json;
    private final String before;
    private final String between;
    private final String after;
    private boolean first = true;

    JsonEntries(Writer out, JsonMapper json, String before, String between, String after) {
        this.out = out;
        this.json = json;
        this.before = before;
        this.between = between;
        this.after = after;
    }

    @Override
    public void begin() throws IOException {
        out.write(before);
    }

    @Override
    public void write(Entry entry) throws IOException {
        if (!first) {
            out.write(between);
        }
        first = false;
        out.write(json.writeValueAsString(entry));
    }

    @Override
    public void end() throws IOException {
        out.write(first && before.isEmpty() ? "" : after);
    }
}
