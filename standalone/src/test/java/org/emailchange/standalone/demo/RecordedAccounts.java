package org.emailchange.standalone.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.staff.Staff;
import org.emailchange.accounts.staff.StaffSettings;
import org.emailchange.api.AccountId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts that are only remembered. */
final class RecordedAccounts extends Accounts {
    private final List<NewAccount> opened = new ArrayList<>();

    RecordedAccounts() {
        super(
                JdbcClient.create(new JdbcTemplate()),
                new Staff(new StaffSettings(Map.of())),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

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
    public Optional<Account> findByUsername(String username) {
        return opened.stream()
                .filter(account -> account.username().equals(username))
                .map(account -> new Account(account.id(), account.username(), account.language()))
                .findFirst();
    }

    @Override
    public boolean exists(AccountId id) {
        return opened.stream().anyMatch(account -> account.id().equals(id));
    }
}
