package org.emailchange.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;

/** Accounts that are only remembered, and passwords that are only marked as hashed. */
final class RecordedAccounts implements Accounts, Passwords {
    private final List<NewAccount> opened = new ArrayList<>();

    List<String> passwords() {
        return opened.stream().map(account -> account.password().value()).toList();
    }

    List<String> names() {
        return opened.stream().map(NewAccount::username).toList();
    }

    @Override
    public Account open(NewAccount account) {
        opened.add(account);
        return new Account(account.id(), account.username(), account.language());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return opened.stream()
                .filter(account -> account.id().equals(id))
                .map(account -> new Account(account.id(), account.username(), account.language()))
                .findFirst();
    }

    @Override
    public Optional<Account> findByUsername(String username) {
        return opened.stream()
                .filter(account -> account.username().equals(username))
                .map(account -> new Account(account.id(), account.username(), account.language()))
                .findFirst();
    }

    @Override
    public boolean changeLanguage(AccountId id, Locale language) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(AccountId id) {
        return find(id).isPresent();
    }

    @Override
    public EncodedPassword encode(CharSequence password) {
        return new EncodedPassword("hashed " + password);
    }

    @Override
    public boolean matches(AccountId id, CharSequence password) {
        throw new UnsupportedOperationException();
    }
}
