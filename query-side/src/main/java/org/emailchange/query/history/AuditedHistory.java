package org.emailchange.query.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.api.query.audit.HistoryEntry;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.StoredEvent;
import org.springframework.stereotype.Component;

/** Tells histories, however long, in little memory. */
@Component
class AuditedHistory {
    private static final int PAGE = 500;

    private final EventLog log;
    private final Settled settled;
    private final Entries entries;

    AuditedHistory(EventLog log, Settled settled, Entries entries) {
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

    /** Some events of an account, for a page. */
    HistoryPage ofAccount(AccountId account, EventFilter filter, HistoryPage.Position place, int max, Locale language) {
        var stream = account.value();
        var sequence = place.number() - 1;
        return page(
                place.forward()
                        ? log.ofStream(stream, sequence, filter, max + 1)
                        : log.ofStreamBefore(stream, sequence, filter, max + 1),
                place,
                max,
                language);
    }

    /** Some events of all accounts, for a page. */
    HistoryPage ofAll(EventFilter filter, HistoryPage.Position place, int max, Locale language) {
        return page(
                place.forward()
                        ? settled.after(place.number(), filter, max + 1)
                        : settled.before(place.number(), filter, max + 1),
                place,
                max,
                language);
    }

    private HistoryPage page(List<StoredEvent> events, HistoryPage.Position place, int max, Locale language) {
        var page = new ArrayList<HistoryEntry>(max);
        events.stream()
                .limit(max)
                .map(event -> ReadableEntries.of(entries.of(event, language)))
                .forEach(page::add);
        if (!place.forward()) {
            Collections.reverse(page);
        }
        return new HistoryPage(page, events.size() > max);
    }
}
