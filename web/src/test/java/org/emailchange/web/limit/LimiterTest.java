package org.emailchange.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.datasource.AbstractDataSource;

class LimiterTest {

    private final Charge charge = new Charge("sample", Rate.valueOf("1/1h"), "somebody");

    @Test
    void letsPassWhereTheDatabaseDoesNotAnswer() {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("email-change.limits", LimitSettings.class);
        var buckets = new Buckets(
                new BucketStore().bucketProxies(new Unreachable(), Clock.systemUTC()), (purpose, text) -> text);
        var limiter = new Limiter(buckets, settings);

        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take(charge)).isEmpty();
            limiter.look(charge);
            limiter.count(charge);
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
