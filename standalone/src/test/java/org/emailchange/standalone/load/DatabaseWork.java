package org.emailchange.standalone.load;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.emailchange.testing.TestSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What a database had to do for one of several flows, by PostgreSQL's own count.
 *
 * @param statements those that begin a transaction included
 * @param commits of which each statement outside of a transaction is one
 * @param rows inserted, updated or deleted
 * @param most the statements that were executed most often, one a line
 */
record DatabaseWork(double statements, double commits, double rows, String most) {

    @Override
    public String toString() {
        return "%.1f statements, %.1f commits, %.1f rows%n%s".formatted(statements, commits, rows, most);
    }

    /** Counts for the database of a system with one node, from another database of the same server. */
    static final class Counter {
        private static final String OURS = " where dbid = (select oid from pg_database where datname = ?)";

        private final HikariDataSource pool;
        private final JdbcClient statistics;
        private final String database;

        Counter(TestSystem system) throws SQLException {
            pool = system.bean(DataSource.class).unwrap(HikariDataSource.class);
            var observed = system.database();
            var name = observed.url().lastIndexOf('/') + 1;
            database = observed.url().substring(name);
            statistics = JdbcClient.create(new DriverManagerDataSource(
                    observed.url().substring(0, name) + "postgres", observed.username(), observed.password()));
            statistics.sql("create extension if not exists pg_stat_statements").update();
        }

        /** What each of so many flows costs. */
        DatabaseWork each(int flows, Runnable all) {
            renewConnections();
            var before = transactions();
            ours("select pg_stat_statements_reset(0, oid) from pg_database where datname = ?")
                    .query()
                    .singleRow();
            all.run();
            var statements = ours("select sum(calls) from pg_stat_statements" + OURS)
                    .query(Long.class)
                    .single();
            var most = ours("select calls, query from pg_stat_statements" + OURS + " order by calls desc limit 60")
                    .query((row, number) -> "%7.2f %s"
                            .formatted(
                                    (double) row.getLong(1) / flows,
                                    row.getString(2).replaceAll("\\s+", " ")))
                    .list();
            renewConnections();
            var after = transactions();
            return new DatabaseWork(
                    (double) statements / flows,
                    (double) (after[0] - before[0]) / flows,
                    (double) (after[1] - before[1]) / flows,
                    String.join("\n", most));
        }

        private long[] transactions() {
            return ours("select xact_commit, tup_inserted + tup_updated + tup_deleted from pg_stat_database"
                            + " where datname = ?")
                    .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                    .single();
        }

        /** A connection tells its transactions and rows at its end, else after seconds. */
        private void renewConnections() {
            var old = connections();
            pool.getHikariPoolMXBean().softEvictConnections();
            await("connections").until(() -> {
                var now = connections();
                return now.size() >= old.size() && now.stream().noneMatch(old::contains);
            });
        }

        private List<Integer> connections() {
            return ours("select pid from pg_stat_activity where datname = ? and application_name not like '%listener'")
                    .query(Integer.class)
                    .list();
        }

        /** Those whose parameter is our database. */
        private JdbcClient.StatementSpec ours(String sql) {
            return statistics.sql(sql).param(database);
        }
    }
}
