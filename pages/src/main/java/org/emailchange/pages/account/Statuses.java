package org.emailchange.pages.account;

import java.time.Duration;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.springframework.stereotype.Component;

/** Asks the query side how an account stands. */
@Component
class Statuses {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final QueryGateway queries;

    Statuses(QueryGateway queries) {
        this.queries = queries;
    }

    /**
     * The status, waited for until it knows the event of this number, so that people see what they have just done. Where
     * that takes too long, it is what there is.
     */
    Versioned<EmailStatus> of(AccountId account, long version) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var status = ask(account);
        while (status.version() < version && System.nanoTime() - deadline < 0 && paused()) {
            status = ask(account);
        }
        return status;
    }

    @SuppressWarnings("unchecked")
    private Versioned<EmailStatus> ask(AccountId account) {
        return queries.query(new FindEmailStatus(account), ResponseTypes.instanceOf(Versioned.class))
                .join();
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
