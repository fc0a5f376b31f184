package org.emailchange.web.limit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Limiters for tests that need no database. */
public final class Limiters {

    private Limiters() {}

    /** One that allows everything, as its database does not answer. */
    public static RateLimiter withoutDatabase() {
        var proxies = new Buckets.Store().bucketProxies(new Unreachable(), Clock.systemUTC());
        return new RateLimiter(new Buckets(proxies, (purpose, text) -> text), new RateLimiter.Settings(true));
    }

    private static final class Unreachable extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("connection refused");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
