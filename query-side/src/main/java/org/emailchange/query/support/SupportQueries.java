package org.emailchange.query.support;

import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindSupportCase;
import org.springframework.stereotype.Component;

/** Answers staff who asks by a message. */
@Component
class SupportQueries {

    private final SupportCases cases;

    SupportQueries(SupportCases cases) {
        this.cases = cases;
    }

    @QueryHandler
    List<FindAccounts.Result> on(FindAccounts query) {
        return cases.search(query.text(), query.askedBy());
    }

    @QueryHandler
    Optional<FindSupportCase.Result> on(FindSupportCase query) {
        return cases.of(query.accountId(), query.askedBy(), query.language());
    }
}
