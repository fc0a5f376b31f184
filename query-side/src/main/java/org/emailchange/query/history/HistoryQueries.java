package org.emailchange.query.history;

import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.audit.FindEvents;
import org.emailchange.api.query.audit.FindHistory;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.emailchange.api.query.audit.HistoryFilter;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.eventstore.log.EventFilter;
import org.emailchange.query.history.accesslog.Reading;
import org.emailchange.query.history.accesslog.StaffAccesses;
import org.springframework.stereotype.Component;

/** Answers auditors who ask by a message. */
@Component
class HistoryQueries {

    private final Histories histories;
    private final Then then;
    private final StaffAccesses accesses;

    HistoryQueries(Histories histories, Then then, StaffAccesses accesses) {
        this.histories = histories;
        this.then = then;
        this.accesses = accesses;
    }

    @QueryHandler
    HistoryPage on(FindHistory query) {
        accesses.note(query.askedBy(), Reading.HISTORY, query.accountId());
        return histories.ofAccount(
                query.accountId(), filter(query.filter()), query.place(), query.max(), query.language());
    }

    @QueryHandler
    HistoryPage on(FindEvents query) {
        accesses.noteAll(query.askedBy(), Reading.ALL_EVENTS);
        return histories.ofAll(filter(query.filter()), query.place(), query.max(), query.language());
    }

    /** Raw, because Axon finds a handler by the class of its answer. */
    @QueryHandler
    @SuppressWarnings("rawtypes")
    Versioned on(FindStatusAsOf query) {
        accesses.note(query.askedBy(), Reading.STATUS_THEN, query.accountId());
        return then.status(query.accountId(), query.at());
    }

    private static EventFilter filter(HistoryFilter filter) {
        return new EventFilter(filter.type(), filter.trace(), filter.since(), filter.until());
    }
}
