package org.emailchange.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseIT {
    @Test
    void isARealAndRecentPostgres() throws SQLException {
        assertThat(query(TestDatabase.fresh(), "show server_version")).startsWith("18.");
    }

    @Test
    void keepsTestsApart() throws SQLException {
        var mine = TestDatabase.fresh();
        var yours = TestDatabase.fresh();

        query(mine, "create table mark (); select 'made'");

        assertThat(query(mine, "select count(*) from pg_tables where tablename = 'mark'"))
                .isEqualTo("1");
        assertThat(query(yours, "select count(*) from pg_tables where tablename = 'mark'"))
                .isEqualTo("0");
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.username(), database.password());
                var statement = connection.createStatement()) {
            var isResult = statement.execute(sql);
            while (!isResult) {
                isResult = statement.getMoreResults();
            }
            var result = statement.getResultSet();
            result.next();
            return result.getString(1);
        }
    }
}
