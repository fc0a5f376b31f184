package org.emailchange.query.status;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailChange;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.live.HasLapsed;
import org.emailchange.query.live.Patience;
import org.emailchange.query.status.previous.PreviousEmails;
import org.springframework.stereotype.Component;

/**
 * Answers how an account's address and its changes stand. The handlers' types are raw because Axon finds a handler by
 * the class of its answer, which a parameterized type is not.
 */
@Component
@SuppressWarnings("rawtypes")
class StatusQueries {
    private final StatusViews accounts;
    private final PreviousEmails previousEmails;
    private final Patience waiter;
    private final Clock clock;

    StatusQueries(StatusViews accounts, PreviousEmails previousEmails, Patience waiter, Clock clock) {
        this.accounts = accounts;
        this.previousEmails = previousEmails;
        this.waiter = waiter;
        this.clock = clock;
    }

    /** Waits, without a thread, until the wanted event is known. */
    @QueryHandler
    CompletableFuture<Versioned> on(FindEmailStatus query) {
        return waiter.until(
                        query.accountId(), query.minVersion(), () -> CompletableFuture.completedFuture(statusOf(query)))
                .thenApply(status -> status);
    }

    /** Comes from two views, and knows no more than the one that lags. */
    private Versioned<EmailStatus> statusOf(FindEmailStatus query) {
        var row = rowOf(query.accountId());
        var previous = previousEmails.of(query.accountId());
        return new Versioned<>(Math.min(row.version(), previous.version()), row.at(clock.instant(), previous.answer()));
    }

    @QueryHandler
    Optional<Versioned> on(FindEmailChange query) {
        return accounts.findWithChange(
                        query.accountId().uuid(), query.changeId().uuid())
                .map(StatusRow::versionedChange);
    }

    @QueryHandler
    boolean on(HasLapsed query) {
        return rowOf(query.accountId()).account().hasLapsed(clock.instant());
    }

    private StatusRow rowOf(AccountId account) {
        return accounts.findWithLastChange(account.uuid())
                .orElseGet(() -> new StatusRow(new StatusView(account), null));
    }
}
