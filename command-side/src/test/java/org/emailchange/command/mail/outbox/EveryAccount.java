package org.emailchange.command.mail.outbox;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.staff.Staff;
import org.emailchange.accounts.staff.StaffSettings;
import org.emailchange.api.AccountId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every account is there, and all are called alice. */
class EveryAccount extends Accounts {

    EveryAccount() {
        super(JdbcClient.create(new JdbcTemplate()), new Staff(new StaffSettings(Map.of())), Clock.systemUTC());
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.of(new Account(id, "alice", Locale.ENGLISH));
    }

    @Override
    public boolean exists(AccountId id) {
        return true;
    }
}
