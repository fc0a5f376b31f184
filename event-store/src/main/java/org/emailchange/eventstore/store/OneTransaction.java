package org.emailchange.eventstore.store;

import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Changes the database and handles commands in one transaction: all of it or nothing. */
@Component
public class OneTransaction {

    private final TransactionManager transactions;
    /** Pauses grow and differ, so that those who met once do not meet again; enough of them for a handful of nodes. */
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(20)
            .delay(Duration.ofMillis(5))
            .jitter(Duration.ofMillis(5))
            .multiplier(2)
            .maxDelay(Duration.ofMillis(50))
            .predicate(Conflicts::isConflict)
            .build());

    /** Public for tests. */
    public OneTransaction(TransactionManager transactions) {
        this.transactions = transactions;
    }

    /** Does the work, and does it anew after a lost race. Fails as the work fails. */
    public <R> R run(Supplier<R> work) {
        try {
            return retry.execute(() -> once(work));
        } catch (RetryException failed) {
            throw unchecked(failed.getCause());
        }
    }

    /** Axon's unit of work is outermost, so that readers of the events are woken after the commit of both. */
    private <R> R once(Supplier<R> work) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("one transaction"));
        unit.attachTransaction(transactions);
        var result = unit.executeWithResult(work::get);
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return result.getPayload();
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }
}
