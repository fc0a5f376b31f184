package org.emailchange.eventstore.database;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions whose statements go through whole tables, and so may take longer than those that a caller waits for. */
@Component
public class LongTransactions {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    LongTransactions(JdbcTemplate jdbc, PlatformTransactionManager transactionManager) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /** Runs the work in such a transaction; the pool sets its own limits again when the connection comes back. */
    public <T> T execute(Supplier<T> work) {
        return transactions.execute(status -> {
            jdbc.execute((Connection connection) -> {
                connection.setNetworkTimeout(Runnable::run, (int) LIMIT.toMillis());
                return true;
            });
            jdbc.execute("set local statement_timeout = " + LIMIT.toMillis());
            return work.get();
        });
    }
}
