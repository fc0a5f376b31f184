package org.emailchange.query.support;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.history.accesslog.Reading;
import org.emailchange.query.status.StatusQueries;
import org.springframework.stereotype.Component;

/** What staff may read of accounts, masked; each account that is shown is noted. */
@Component
class SupportCases {

    private final Search search;
    private final Accounts accounts;
    private final StatusQueries statuses;
    private final SupportAdvice advices;
    private final AccessLog accesses;

    SupportCases(Search search, Accounts accounts, StatusQueries statuses, SupportAdvice advices, AccessLog accesses) {
        this.search = search;
        this.accounts = accounts;
        this.statuses = statuses;
        this.advices = advices;
        this.accesses = accesses;
    }

    List<FindAccounts.Result> search(String text, String by) {
        return search.find(text).stream().map(account -> found(account, by)).toList();
    }

    private FindAccounts.Result found(Account account, String by) {
        accesses.note(by, Reading.SEARCH, account.id());
        var status = MaskedStatus.status(statuses.status(account.id()).answer());
        return new FindAccounts.Result(account.id().value(), account.maskedUsername(), status.email(), status.state());
    }

    Optional<FindSupportCase.Result> of(AccountId account, String by, Locale language) {
        return accounts.find(account).map(known -> {
            accesses.note(by, Reading.SUPPORT_STATUS, account);
            var status = statuses.status(account);
            return new FindSupportCase.Result(
                    status.version(),
                    known.maskedUsername(),
                    MaskedStatus.status(status.answer()),
                    advices.on(status.answer(), language));
        });
    }
}
