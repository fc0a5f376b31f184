package org.emailchange.query.history;

import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.audit.FindEvents;
import org.emailchange.api.query.audit.FindHistory;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.history.accesslog.Reading;
import org.springframework.stereotype.Component;

/** Answers auditors who ask by a message. */
@Component
class HistoryQueries {

    private final AuditedHistory histories;
    private final StatusAsOf then;
    private final AccessLog accesses;

    HistoryQueries(AuditedHistory histories, StatusAsOf then, AccessLog accesses) {
        this.histories = histories;
        this.then = then;
        this.accesses = accesses;
    }

    @QueryHandler
    HistoryPage on(FindHistory query) {
        accesses.note(query.askedBy(), Reading.HISTORY, query.accountId());
        return histories.ofAccount(query.accountId(), query.filter(), query.place(), query.max(), query.language());
    }

    @QueryHandler
    HistoryPage on(FindEvents query) {
        accesses.noteAll(query.askedBy(), Reading.ALL_EVENTS);
        return histories.ofAll(query.filter(), query.place(), query.max(), query.language());
    }

    /** Raw, because Axon finds a handler by the class of its answer. */
    @QueryHandler
    @SuppressWarnings("rawtypes")
    Versioned on(FindStatusAsOf query) {
        accesses.note(query.askedBy(), Reading.STATUS_THEN, query.accountId());
        return then.status(query.accountId(), query.at());
    }
}
