package org.emailchange.query.audit.history;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.emailchange.api.AccountId;
import org.emailchange.eventstore.log.EventFilter;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.StoredEvent;
import org.springframework.stereotype.Component;

/** Tells histories, however long, in little memory. */
@Component
class Histories {
    private static final int PAGE = 500;

    private final EventLog log;
    private final Settled settled;
    private final Entries entries;

    Histories(EventLog log, Settled settled, Entries entries) {
        this.log = log;
        this.settled = settled;
        this.entries = entries;
    }

    void ofAccount(AccountId account, EventFilter filter, Locale language, EntryWriter writer) throws IOException {
        writer.begin();
        Pages.each(
                -1,
                after -> log.ofStream(account.value(), after, filter, PAGE),
                StoredEvent::sequence,
                event -> writer.write(entries.of(event, language)));
        writer.end();
    }

    void ofAll(long position, EventFilter filter, Locale language, EntryWriter writer) throws IOException {
        writer.begin();
        Pages.each(
                position,
                after -> settled.after(after, filter, PAGE),
                StoredEvent::position,
                event -> writer.write(entries.of(event, language)));
        writer.end();
    }

    /** The first events of an account, for a page. */
    List<Entry> page(AccountId account, long after, int max, Locale language) {
        return log.ofStream(account.value(), after, EventFilter.ALL, max).stream()
                .map(event -> entries.of(event, language))
                .toList();
    }
}
