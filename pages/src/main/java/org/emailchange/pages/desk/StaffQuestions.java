package org.emailchange.pages.desk;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.audit.FindStatusThen;
import org.springframework.stereotype.Component;

/** Asks the query side for staff, and waits for the answer. */
@Component
public class StaffQuestions {

    private final QueryGateway queries;

    StaffQuestions(QueryGateway queries) {
        this.queries = queries;
    }

    /** For a question that is always answered. */
    public <T> T ask(Object query, Class<T> answer) {
        return queries.query(query, answer).join();
    }

    /** For a question that may have no answer. */
    public <T> Optional<T> find(Object query, Class<T> answer) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(answer)).join();
    }

    /** For a question that is answered by a list. */
    public <T> List<T> list(Object query, Class<T> item) {
        return queries.query(query, ResponseTypes.multipleInstancesOf(item)).join();
    }

    /** How an account stood once. */
    @SuppressWarnings("unchecked")
    public Versioned<EmailStatus> ask(FindStatusThen query) {
        return queries.query(query, Versioned.class).join();
    }
}
