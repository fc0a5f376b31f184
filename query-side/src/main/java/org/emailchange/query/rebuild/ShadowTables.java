package org.emailchange.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.emailchange.eventstore.log.ProcessorPositions;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.emailchange.query.projection.Rebuildable;
import org.hibernate.SessionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * The tables in which a view is rebuilt. They have the names of the live ones, in a schema of their own, so that the
 * mapping that writes the live view writes them too, and equal rows compare as equal.
 */
@Component
class ShadowTables {
    static final String SCHEMA = "rebuild";
    private static final int BATCH = 200;
    private static final int CHUNK = 1000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final SessionFactory sessions;
    private final StreamReplayer replayer;
    private final ProcessorProgress progress;

    ShadowTables(
            JdbcClient jdbc,
            DataSource dataSource,
            SessionFactory sessions,
            StreamReplayer replayer,
            ProcessorProgress progress) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.sessions = sessions;
        this.replayer = replayer;
        this.progress = progress;
    }

    void empty(Rebuildable view) {
        var tables = view.tables().stream().map(ShadowTables::name).collect(Collectors.joining(", "));
        jdbc.sql("truncate " + tables).update();
    }

    /** Inserts the entities in the current transaction, with unqualified names resolved to the shadow tables. */
    void insert(List<?> rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            setSearchPath(connection, SCHEMA + ", public");
            try (var session =
                    sessions.withStatelessOptions().connection(connection).openStatelessSession()) {
                session.setJdbcBatchSize(BATCH);
                session.insertMultiple(rows);
            }
            setSearchPath(connection, "public");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The shadow tables cannot be written (SQL state " + e.getSQLState() + ")", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void setSearchPath(Connection connection, String path) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path = " + path);
        }
    }

    /** A stream whose live and rebuilt rows have different versions. */
    private record Lagging(String stream, long live, long rebuilt) {}

    /**
     * Brings each stream to the version of its live rows. Where these know fewer events than their processor has
     * handled, events were lost, and the shadow tables get all of them. Runs in a transaction, in which the streams are
     * read in chunks: they may be all there are.
     */
    void catchUp(Rebuildable view) {
        var positions = progress.of(view.name());
        List<Lagging> chunk = new ArrayList<>(CHUNK);
        try (var streams = lagging(view)) {
            streams.forEach(lagging -> {
                chunk.add(lagging);
                if (chunk.size() == CHUNK) {
                    catchUp(view, positions, chunk);
                    chunk.clear();
                }
            });
        }
        catchUp(view, positions, chunk);
    }

    private void catchUp(Rebuildable view, ProcessorPositions positions, List<Lagging> chunk) {
        var handled = handledEvents(positions, chunk);
        for (var lagging : chunk) {
            var expected = Math.max(lagging.live(), handled.getOrDefault(lagging.stream(), 0L));
            if (expected != lagging.rebuilt()) {
                remove(view, lagging.stream());
                insert(replayer.stream(view, lagging.stream(), expected));
            }
        }
    }

    private void remove(Rebuildable view, String stream) {
        for (var table : view.tables()) {
            jdbc.sql("delete from " + name(table) + " where " + table.stream() + "::text = ?")
                    .param(stream)
                    .update();
        }
    }

    private Map<String, Long> handledEvents(ProcessorPositions positions, List<Lagging> chunk) {
        Map<String, Long> all = new HashMap<>();
        chunk.stream()
                .map(Lagging::stream)
                .collect(Collectors.groupingBy(positions::of))
                .forEach((seen, streams) -> all.putAll(progress.seen(streams, seen)));
        return all;
    }

    private Stream<Lagging> lagging(Rebuildable view) {
        return jdbc.sql(sql(view.tables().get(0), """
                        select coalesce(live.%2$s, rebuilt.%2$s)::text as stream,
                               coalesce(live.version, 0) as live, coalesce(rebuilt.version, 0) as rebuilt
                        from public.%1$s live full join %4$s rebuilt on rebuilt.%2$s = live.%2$s
                        where live.version is distinct from rebuilt.version""")).withFetchSize(CHUNK).query(Lagging.class).stream();
    }

    /** Stores the differences: which field of which row, not its value. */
    void recordDifferences(UUID rebuild, Rebuildable view) {
        for (var table : view.tables()) {
            jdbc.sql(sql(table, """
                            insert into rebuild_difference (rebuild_id, view_table, stream, row_id, field)
                            select :rebuild, '%1$s', coalesce(rebuilt.%3$s, live.%3$s)::text,
                                   coalesce(live.%2$s, rebuilt.%2$s)::text, fields.name
                            from public.%1$s live full join %4$s rebuilt on rebuilt.%2$s = live.%2$s
                            cross join lateral (
                              select '(missing)' as name where live.%2$s is null
                              union all
                              select '(too much)' where rebuilt.%2$s is null
                              union all
                              select l.key
                              from jsonb_each(to_jsonb(live)) l join jsonb_each(to_jsonb(rebuilt)) r on r.key = l.key
                              where l.value is distinct from r.value) fields
                            where live is distinct from rebuilt""")).param("rebuild", rebuild).update();
        }
    }

    /** Replaces the live rows that differ by the rebuilt ones; equal rows are not written. */
    void mendLiveTables(Rebuildable view) {
        for (var table : view.tables()) {
            jdbc.sql(sql(table, """
                            delete from public.%1$s live where not exists (
                              select from %4$s rebuilt
                              where rebuilt.%2$s = live.%2$s and rebuilt is not distinct from live)""")).update();
            jdbc.sql(sql(table, """
                            insert into public.%1$s
                            select rebuilt.* from %4$s rebuilt
                            where not exists (select from public.%1$s live where live.%2$s = rebuilt.%2$s)""")).update();
        }
    }

    private static String sql(Rebuildable.Table table, String template) {
        return template.formatted(table.name(), table.id(), table.stream(), name(table));
    }

    private static String name(Rebuildable.Table table) {
        return SCHEMA + "." + table.name();
    }
}
