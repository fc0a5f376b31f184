package org.emailchange.query.history;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.api.query.audit.FindAccessLog.Kind;
import org.emailchange.api.query.audit.FindHistory;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventLog.StoredEvent;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.status.StatusAsOf;
import org.emailchange.web.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * The events as auditors read them, and the status as of an instant. The only way to both: each call is written to the
 * access log first, and fails if it cannot be.
 */
@Component
class AuditedHistory {
    private static final int PAGE = 500;
    private static final List<String> TYPES = EventFilter.types();

    private final AccessLog accessLog;
    private final EventLog log;
    private final EventReader reader;
    private final HistoryEntries entries;

    AuditedHistory(AccessLog accessLog, EventLog log, EventReader reader, HistoryEntries entries) {
        this.accessLog = accessLog;
        this.log = log;
        this.reader = reader;
        this.entries = entries;
    }

    /** Some events, for a page. */
    @QueryHandler
    HistoryPage on(FindHistory query) {
        check(query.filter());
        recordAccess(query);
        var place = query.place();
        var events = place.forward()
                ? after(query, place.number(), query.max() + 1)
                : before(query, place.number(), query.max() + 1);
        var page = events.stream()
                .limit(query.max())
                .map(event -> entries.of(event, query.language()))
                .collect(Collectors.toList());
        if (!place.forward()) {
            Collections.reverse(page);
        }
        return new HistoryPage(page, events.size() > query.max());
    }

    /** All events from the place of the query on, read as many at a time as the query says, however many there are. */
    void export(FindHistory query, EntryWriter writer) throws IOException {
        check(query.filter());
        recordAccess(query);
        writer.begin();
        var page = after(query, query.place().number(), query.max());
        while (!page.isEmpty()) {
            for (var event : page) {
                writer.write(entries.of(event, query.language()));
            }
            var last = page.get(page.size() - 1);
            page = after(query, query.accountId() == null ? last.position() : last.number(), query.max());
        }
        writer.end();
    }

    /** @throws ProblemException MALFORMED that names the parameter */
    static void check(EventFilter filter) {
        var type = filter.type();
        if (type != null && !TYPES.contains(type)) {
            throw ProblemException.malformed("type", TYPES);
        }
        var trace = filter.trace();
        if (trace != null && trace.indexOf(0) >= 0) {
            throw ProblemException.malformed("trace");
        }
    }

    private void recordAccess(FindHistory query) {
        if (query.accountId() == null) {
            accessLog.recordAll(query.askedBy(), Kind.ALL_EVENTS);
        } else {
            accessLog.record(query.askedBy(), Kind.HISTORY, query.accountId());
        }
    }

    /**
     * The events after a number, in order. Those of all accounts end before a position that a running transaction may still
     * fill: readers that continue after the last position miss nothing.
     */
    private List<StoredEvent> after(FindHistory query, long number, int max) {
        return query.accountId() == null
                ? log.after(number, query.filter(), max)
                : log.ofStream(query.accountId().value(), number - 1, query.filter(), max);
    }

    /** The events before a number, the last first. */
    private List<StoredEvent> before(FindHistory query, long number, int max) {
        return query.accountId() == null
                ? log.before(number, query.filter(), max)
                : log.ofStreamBefore(query.accountId().value(), number - 1, query.filter(), max);
    }

    /** Raw, because Axon finds a handler by the class of its answer. */
    @QueryHandler
    @SuppressWarnings("rawtypes")
    Versioned on(FindStatusAsOf query) {
        return statusAsOf(query);
    }

    /** Replays the account's events up to the instant, by the code that maintains the live view. */
    Versioned<EmailStatus> statusAsOf(FindStatusAsOf query) {
        accessLog.record(query.askedBy(), Kind.STATUS_THEN, query.accountId());
        var status = new StatusAsOf(query.accountId());
        var page = page(query.accountId(), -1);
        while (!page.isEmpty()) {
            for (var event : reader.read(page)) {
                // the first event after the instant ends it, whatever time other nodes' clocks gave to later ones
                if (event.getTimestamp().isAfter(query.at()) || !EventReader.isKnown(event)) {
                    return status.at(query.at());
                }
                status.apply(event);
            }
            page = page(query.accountId(), page.get(page.size() - 1).sequence());
        }
        return status.at(query.at());
    }

    private List<StoredEvent> page(AccountId account, long after) {
        return log.ofStream(account.value(), after, EventFilter.ALL, PAGE);
    }
}
