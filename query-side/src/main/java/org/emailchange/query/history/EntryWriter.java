package org.emailchange.query.history;

import java.io.IOException;

/** Writes entries one by one in some form. */
interface EntryWriter {
    void begin() throws IOException;

    void write(Entry entry) throws IOException;

    void end() throws IOException;
}
