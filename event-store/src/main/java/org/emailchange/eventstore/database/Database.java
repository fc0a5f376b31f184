package org.emailchange.eventstore.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * The connections of the pool. When nobody got one for as long as one may wait, the database is away: from then on one
 * caller at a time waits to see whether it is back, and all others are told at once.
 */
final class Database extends DelegatingDataSource {
    private final HikariDataSource pool;
    private final Outage outage;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile boolean away;
    private volatile long lastGiven = System.nanoTime();

    Database(HikariDataSource pool, Outage outage) {
        super(pool);
        this.pool = pool;
        this.outage = outage;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!away) {
            return given();
        }
        if (!asking.compareAndSet(false, true)) {
            throw new SQLTransientConnectionException("the database is away", "08001");
        }
        try {
            return given();
        } finally {
            asking.set(false);
        }
    }

    private Connection given() throws SQLException {
        var start = System.nanoTime();
        try {
            var connection = super.getConnection();
            lastGiven = System.nanoTime();
            away = false;
            outage.mayBeOver();
            return connection;
        } catch (SQLException e) {
            if (lastGiven - start < 0 && !pool.isClosed()) {
                away = true;
                outage.isSeen("no connection for " + pool.getConnectionTimeout() + " ms");
            }
            throw e;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Installation {
        @Bean
        static BeanPostProcessor oneWayToTheDatabase() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (!(bean instanceof HikariDataSource pool)) {
                        return bean;
                    }
                    Outage.OF_THE_PROCESS.watchTheLog();
                    // a transaction takes its connection with its first statement: who waits for a lock, or has nothing
                    // to
                    // ask, keeps none from others
                    var lazy = new LazyConnectionDataSourceProxy();
                    lazy.setTargetDataSource(new Database(pool, Outage.OF_THE_PROCESS));
                    lazy.setDefaultAutoCommit(true);
                    return lazy;
                }
            };
        }
    }
}
