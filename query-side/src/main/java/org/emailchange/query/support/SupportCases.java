package org.emailchange.query.support;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.history.accesslog.Reading;
import org.emailchange.query.live.Questions;
import org.springframework.stereotype.Component;

/** What staff may read of accounts, masked; each account that is shown is noted. */
@Component
class SupportCases {

    private final Search search;
    private final Accounts accounts;
    private final Questions questions;
    private final SupportAdvice advices;
    private final AccessLog accesses;

    SupportCases(Search search, Accounts accounts, Questions questions, SupportAdvice advices, AccessLog accesses) {
        this.search = search;
        this.accounts = accounts;
        this.questions = questions;
        this.advices = advices;
        this.accesses = accesses;
    }

    List<FindAccounts.Result> search(String text, String by) {
        return search.find(text).stream().map(account -> found(account, by)).toList();
    }

    private FindAccounts.Result found(Account account, String by) {
        accesses.note(by, Reading.SEARCH, account.id());
        var status = MaskedStatus.status(status(account.id()).answer());
        return new FindAccounts.Result(account.id().value(), account.maskedUsername(), status.email(), status.state());
    }

    Optional<FindSupportCase.Result> of(AccountId account, String by, Locale language) {
        return accounts.find(account).map(known -> {
            accesses.note(by, Reading.SUPPORT_STATUS, account);
            var status = status(account);
            return new FindSupportCase.Result(
                    status.version(),
                    known.maskedUsername(),
                    MaskedStatus.status(status.answer()),
                    advices.on(status.answer(), language));
        });
    }

    private Versioned<EmailStatus> status(AccountId account) {
        return questions.<EmailStatus>ask(new FindEmailStatus(account)).join();
    }
}
