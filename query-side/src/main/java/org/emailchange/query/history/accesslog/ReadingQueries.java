package org.emailchange.query.history.accesslog;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.audit.FindAccessLog;
import org.springframework.stereotype.Component;

/** Answers who looked. */
@Component
class ReadingQueries {

    private final AccessLog accesses;

    ReadingQueries(AccessLog accesses) {
        this.accesses = accesses;
    }

    @QueryHandler
    List<FindAccessLog.Result> on(FindAccessLog query) {
        return accesses.before(query.before(), query.accountId(), query.max());
    }
}
