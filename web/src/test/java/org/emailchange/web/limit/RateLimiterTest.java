package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class RateLimiterTest {

    private final Limit limit = new Limit("sample", Rate.valueOf("1/1h"), "somebody");

    @Test
    void allowsEverythingWhenTheDatabaseDoesNotAnswer() {
        var buckets = new Buckets(
                new Buckets.Store().bucketProxies(new Unreachable(), Clock.systemUTC()), (purpose, text) -> text);
        var limiter = new RateLimiter(buckets, new RateLimiter.Settings(true));

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.taken(limit)).isEmpty();
            limiter.check(limit);
            limiter.count(limit);
        }
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
