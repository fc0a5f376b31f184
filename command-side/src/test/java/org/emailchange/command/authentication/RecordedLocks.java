package org.emailchange.command.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.emailchange.api.AccountId;
import org.emailchange.api.Disclosure;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.Confirmation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Takes locks down, without a database. */
public final class RecordedLocks extends Attempts {

    private static final ChangePolicy NO_MATTER = new ChangePolicy(
            Confirmation.BY_CREDENTIAL,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            0,
            0,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Disclosure.REVEAL);

    private final Map<AccountId, Instant> locks = new HashMap<>();

    public RecordedLocks() {
        super(JdbcClient.create(new DriverManagerDataSource()), NO_MATTER, Clock.systemUTC());
    }

    @Override
    public void lock(AccountId account, Instant until) {
        locks.put(account, until);
    }

    /** The locks so far, by account. */
    public Map<AccountId, Instant> taken() {
        return Map.copyOf(locks);
    }
}
