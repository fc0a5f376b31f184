package org.emailchange.pages;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.springframework.stereotype.Component;

/** Sends the pages' queries to the query side and waits for the answers. */
@Component
public class QueryClient {

    private final QueryGateway queries;

    QueryClient(QueryGateway queries) {
        this.queries = queries;
    }

    /** Sends a query that always has an answer. */
    public <T> T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).join();
    }

    /** Sends a query that may have no answer. */
    public <T> Optional<T> find(Object query, Class<T> answer) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(answer)).join();
    }

    /** Sends a query whose answer is a list. */
    public <T> List<T> list(Object query, Class<T> item) {
        return queries.query(query, ResponseTypes.multipleInstancesOf(item)).join();
    }

    /** The status of an account as of an instant in the past. */
    @SuppressWarnings("unchecked")
    public Versioned<EmailStatus> ask(FindStatusAsOf query) {
        return queries.query(query, Versioned.class).join();
    }

    /**
     * The current status of an account, once it includes the event of this number, so that people see what they have
     * just done. When that takes too long, the status as it is known by then.
     */
    @SuppressWarnings("unchecked")
    public Versioned<EmailStatus> status(AccountId account, long minVersion) {
        return queries.query(new FindEmailStatus(account, minVersion), Versioned.class)
                .join();
    }
}
