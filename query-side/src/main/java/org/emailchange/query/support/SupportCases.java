package org.emailchange.query.support;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.InvalidEmailAddress;
import org.emailchange.api.query.audit.FindAccessLog.Kind;
import org.emailchange.api.query.support.FindAccounts;
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

    /** Finds accounts by their id, their name or their address, each of which has to be given in full. */
    @QueryHandler
    List<FindAccounts.Result> on(FindAccounts query) {
        var text = query.text().strip();
        return Stream.of(findById(text).stream(), accounts.findByUsername(text).stream(), findByAddress(text))
                .flatMap(found -> found)
                .distinct()
                .map(account -> summary(account, query.askedBy()))
                .toList();
    }

    private Optional<Account> findById(String text) {
        try {
            return accounts.find(AccountId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Stream<Account> findByAddress(String text) {
        try {
            return statuses.accountsWithAddress(addressIds.idOf(new EmailAddress(text))).stream()
                    .map(accounts::find)
                    .flatMap(Optional::stream);
        } catch (InvalidEmailAddress e) {
            return Stream.empty();
        }
    }

    private FindAccounts.Result summary(Account account, String askedBy) {
        accessLog.record(askedBy, Kind.SEARCH, account.id());
        var status = MaskedStatus.of(statuses.status(account.id()).answer());
        return new FindAccounts.Result(account.id().value(), account.maskedUsername(), status.email(), status.state());
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
