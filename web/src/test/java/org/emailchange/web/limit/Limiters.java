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
        return new RateLimiter(buckets(), new RateLimiter.Settings(true));
    }

    /** One that allows everything, and has counted that this name has signed in. */
    public static RateLimiter knowing(String name) {
        return new RateLimiter(buckets(), new RateLimiter.Settings(false)) {
            @Override
            public boolean hasRoom(Limit limit) {
                return !limit.key().endsWith('\n' + name);
            }
        };
    }

    private static Buckets buckets() {
        return new Buckets(
                new Buckets.Store().bucketProxies(new Unreachable(), Clock.systemUTC()), (purpose, text) -> text);
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
