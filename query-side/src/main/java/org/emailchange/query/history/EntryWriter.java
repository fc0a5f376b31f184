package org.emailchange.query.history;

import java.io.IOException;
import java.io.Writer;
import org.emailchange.api.query.audit.HistoryPage;
import tools.jackson.databind.json.JsonMapper;

/** Writes the entries of an export one by one. */
interface EntryWriter {
    void begin() throws IOException;

    void write(HistoryPage.Entry entry) throws IOException;

    void end() throws IOException;

    /** Writes each entry as JSON, with the same before, between and after all of them. */
    final class Json implements EntryWriter {
        private final Writer out;
        private final JsonMapper json;
        private final String before;
        private final String between;
        private final String after;
        private boolean first = true;

        Json(Writer out, JsonMapper json, String before, String between, String after) {
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
        public void write(HistoryPage.Entry entry) throws IOException {
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
}
