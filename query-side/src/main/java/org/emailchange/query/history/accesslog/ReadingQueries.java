package org.emailchange.query.history.accesslog;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.audit.FindReadings;
import org.springframework.stereotype.Component;

/** Answers who looked. */
@Component
class ReadingQueries {

    private final StaffAccesses accesses;

    ReadingQueries(StaffAccesses accesses) {
        this.accesses = accesses;
    }

    @QueryHandler
    List<FindReadings.Result> on(FindReadings query) {
        return accesses.before(query.before(), query.accountId(), query.max());
    }
}
