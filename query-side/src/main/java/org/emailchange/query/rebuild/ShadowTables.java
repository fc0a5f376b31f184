package org.emailchange.query.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.eventstore.log.ProcessorPositions;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.emailchange.query.projection.LiveViews;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.StoredRows;
import org.emailchange.query.projection.ViewRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables in which a view is rebuilt: those of the live one, in a schema of their own, so that equal rows are equal. */
@Component
class ShadowTables {
    static final String SCHEMA = "rebuild";
    private static final int CHUNK = 1000;

    private final JdbcClient jdbc;
    private final StoredRows stored;
    private final LiveViews live;
    private final ProcessorProgress progress;

    ShadowTables(JdbcClient jdbc, StoredRows stored, LiveViews live, ProcessorProgress progress) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.live = live;
        this.progress = progress;
    }

    void empty(Rebuildable view) {
        var tables = view.tables().stream().map(ShadowTables::name).collect(Collectors.joining(", "));
        jdbc.sql("truncate " + tables).update();
    }

    /** Inserts the rows of a stream, or of several, in the current transaction. */
    void insert(Rebuildable view, List<ViewRows> streams) {
        for (var table : view.tables()) {
            stored.put(
                    SCHEMA,
                    table,
                    streams.stream().flatMap(rows -> rows.saved(table.row())).toList());
        }
    }

    /** A stream whose live and rebuilt rows have different versions. */
    private record Lagging(String stream, long live, long rebuilt) {}

    /** Waits a moment, until what the processor of the view has handled is known. */
    void awaitProgress(Rebuildable view) {
        progress.awaitStored(view.name(), view.streamType());
    }

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
                view.tables().forEach(table -> stored.remove(SCHEMA, table, lagging.stream()));
                insert(view, List.of(live.replay(view, lagging.stream(), expected)));
            }
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
