package org.emailchange.accounts.account;

import java.util.Locale;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.emailchange.web.page.CallerLanguages;
import org.springframework.stereotype.Component;

@Component
record AccountLanguages(Accounts accounts) implements CallerLanguages {

    @Override
    public Optional<Locale> of(AccountId account) {
        return accounts.find(account).map(Account::language);
    }
}
