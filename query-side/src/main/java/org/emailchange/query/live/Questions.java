package org.emailchange.query.live;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.emailchange.api.query.Versioned;
import org.springframework.stereotype.Component;

/** Asks the query side, wherever it is. The gateway knows the class of an answer but not what it is an answer about. */
@Component
public class Questions {
    private final QueryGateway gateway;

    Questions(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** For a question that is always answered. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> CompletableFuture<Versioned<T>> ask(Object query) {
        return (CompletableFuture) gateway.query(query, ResponseTypes.instanceOf(Versioned.class));
    }

    /** For a question that may have no answer. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> CompletableFuture<Optional<Versioned<T>>> find(Object query) {
        return (CompletableFuture) gateway.query(query, ResponseTypes.optionalInstanceOf(Versioned.class));
    }

    /** For a question that is answered by yes or no. */
    public CompletableFuture<Boolean> yesOrNo(Object query) {
        return gateway.query(query, Boolean.class);
    }
}
