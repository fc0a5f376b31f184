package org.emailchange.query.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.InvalidEmailAddress;
import org.emailchange.api.query.audit.FindAccessLog.Kind;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindAccounts.FoundBy;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.status.StatusQueries;
import org.springframework.stereotype.Component;

/**
 * The accounts as staff may see them: found, masked, and with advice for the customer. The only way to this data: each
 * account is written to the access log before it is shown, and is not shown if it cannot be.
 */
@Component
class SupportCases {

    private final Accounts accounts;
    private final AddressIds addressIds;
    private final StatusQueries statuses;
    private final SupportAdvice advice;
    private final AccessLog accessLog;

    SupportCases(
            Accounts accounts,
            AddressIds addressIds,
            StatusQueries statuses,
            SupportAdvice advice,
            AccessLog accessLog) {
        this.accounts = accounts;
        this.addressIds = addressIds;
        this.statuses = statuses;
        this.advice = advice;
        this.accessLog = accessLog;
    }

    /** Finds accounts by their id, their name or an address that they have, had or asked for, each given in full. */
    @QueryHandler
    List<FindAccounts.Result> on(FindAccounts query) {
        var text = query.text().strip();
        var found = new LinkedHashMap<Account, FoundBy>();
        findById(text).ifPresent(account -> found.put(account, FoundBy.ID));
        accounts.findByUsername(text).ifPresent(account -> found.putIfAbsent(account, FoundBy.USERNAME));
        findByAddress(text).forEach((id, by) -> accounts.find(id).ifPresent(account -> found.putIfAbsent(account, by)));
        return found.entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue(), query.askedBy()))
                .toList();
    }

    private Optional<Account> findById(String text) {
        try {
            return accounts.find(AccountId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<AccountId, FoundBy> findByAddress(String text) {
        try {
            return statuses.accountsWithAddress(addressIds.idOf(new EmailAddress(text)));
        } catch (InvalidEmailAddress e) {
            return Map.of();
        }
    }

    private FindAccounts.Result summary(Account account, FoundBy by, String askedBy) {
        accessLog.record(askedBy, Kind.SEARCH, account.id());
        var status = MaskedStatus.of(statuses.status(account.id()).answer());
        return new FindAccounts.Result(
                account.id().value(), account.maskedUsername(), status.email(), status.state(), by);
    }

    @QueryHandler
    Optional<FindSupportCase.Result> on(FindSupportCase query) {
        return accounts.find(query.accountId()).map(account -> {
            accessLog.record(query.askedBy(), Kind.SUPPORT_STATUS, account.id());
            var status = statuses.status(account.id());
            return new FindSupportCase.Result(
                    status.version(),
                    account.maskedUsername(),
                    MaskedStatus.of(status.answer()),
                    advice.on(status.answer(), query.language()));
        });
    }
}
