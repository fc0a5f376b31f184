package org.emailchange.query.status;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.support.FindAccounts.FoundBy;
import org.emailchange.query.live.VersionWaiter;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Answers queries about the status of an account and its changes. */
@Component
public class StatusQueries {

    private static final int MAX_CHANGES = 50;

    private final StatusViewRepository accounts;
    private final VersionWaiter waiter;
    private final Clock clock;

    StatusQueries(StatusViewRepository accounts, VersionWaiter waiter, Clock clock) {
        this.accounts = accounts;
        this.waiter = waiter;
        this.clock = clock;
    }

    /** The type is raw because Axon finds a handler by the class of its answer, which a parameterized type is not. */
    @QueryHandler
    @SuppressWarnings("rawtypes")
    CompletableFuture<Versioned> on(FindEmailStatus query) {
        return status(query.accountId(), query.minVersion()).thenApply(status -> status);
    }

    /** The status, once it includes an event, waited for without a thread. */
    public CompletableFuture<Versioned<EmailStatus>> status(AccountId account, long minVersion) {
        return waiter.await(account, minVersion, () -> status(account));
    }

    /** The current status; that of an account without events is as new. */
    public Versioned<EmailStatus> status(AccountId account) {
        var row = accounts.findById(account.uuid()).orElseGet(() -> new StatusView(account));
        return new Versioned<>(row.version(), row.at(clock.instant()));
    }

    /** A change of the account, or that it has none of this id. */
    CompletableFuture<Versioned<Optional<ChangeStatus>>> change(AccountId account, ChangeId change, long minVersion) {
        return waiter.await(account, minVersion, () -> {
            var row = accounts.findById(account.uuid()).orElseGet(() -> new StatusView(account));
            var found = row.change()
                    .filter(last -> last.id().equals(change.uuid()))
                    .or(() -> accounts.findPastChange(account.uuid(), change.uuid())
                            .map(PastChange::change));
            return new Versioned<>(row.version(), found.map(ChangeView::status));
        });
    }

    /** The addresses before the current one, newest first. */
    CompletableFuture<Versioned<List<EmailStatus.PreviousEmail>>> previousEmails(AccountId account, long minVersion) {
        return waiter.await(
                account,
                minVersion,
                () -> accounts.findById(account.uuid())
                        .map(row -> new Versioned<>(row.version(), row.previous()))
                        .orElseGet(() -> new Versioned<>(0, List.of())));
    }

    /**
     * Whether a lock, a hold or an undo window has ended since the account's last event: then the status reads
     * differently than it did, although its version is the same.
     */
    public boolean hasLapsed(AccountId account) {
        return accounts.findById(account.uuid())
                .filter(row -> row.hasLapsed(clock.instant()))
                .isPresent();
    }

    /**
     * The accounts that have, had or asked for the address of this id, and the strongest of these: at most one account
     * has proved it. Of very many, the newest.
     */
    public Map<AccountId, FoundBy> accountsWithAddress(String addressId) {
        var found = new LinkedHashMap<AccountId, FoundBy>();
        accounts.findAccountsByAddress(addressId)
                .forEach(account -> found.put(AccountId.of(account), FoundBy.CURRENT_ADDRESS));
        var limit = Limit.of(MAX_CHANGES);
        var last = accounts.findByAddressOfLastChange(addressId, limit).stream()
                .map(row -> new PastChange(row.id(), row.change().orElseThrow()));
        Stream.concat(last, accounts.findPastChangesByAddress(addressId, limit).stream())
                .forEach(change -> found.merge(
                        change.accountId(),
                        change.change().foundBy(addressId),
                        (one, other) -> one.compareTo(other) < 0 ? one : other));
        return found;
    }
}
