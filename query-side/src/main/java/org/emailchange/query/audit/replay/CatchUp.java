package org.emailchange.query.audit.replay;

import java.util.ArrayList;
import java.util.List;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.ProcessorPositions;
import org.emailchange.query.projection.Rebuildable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings each stream of the copy to the event that the live view has it at. Where the live view knows fewer events of a
 * stream than its processor has seen, it has lost some: there the copy has all.
 */
@Component
class CatchUp {
    private final JdbcClient jdbc;
    private final EventLog log;
    private final ProcessorPositions positions;
    private final StreamBuilder builder;
    private final Copy copy;

    CatchUp(JdbcClient jdbc, EventLog log, ProcessorPositions positions, StreamBuilder builder, Copy copy) {
        this.jdbc = jdbc;
        this.log = log;
        this.positions = positions;
        this.builder = builder;
        this.copy = copy;
    }

    /** Two versions of one stream. */
    private record Apart(String stream, long live, long copied) {}

    void run(Rebuildable view) {
        var seen = positions.of(view.name());
        for (var apart : apart(view)) {
            var expected = Math.max(apart.live(), log.countOf(apart.stream(), seen.of(apart.stream())));
            if (expected != apart.copied()) {
                copy.remove(view, apart.stream());
                copy.insert(builder.build(view, apart.stream(), expected));
            }
        }
    }

    private List<Apart> apart(Rebuildable view) {
        var table = view.tables().get(0);
        var sql = """
                select coalesce(live.%1$s, copied.%1$s)::text as stream,
                       coalesce(live.version, 0) as live, coalesce(copied.version, 0) as copied
                from public.%2$s live full join %3$s copied on copied.%1$s = live.%1$s
                where live.version is distinct from copied.version""".formatted(table.id(), table.name(), Copy.name(table));
        return new ArrayList<>(jdbc.sql(sql)
                .query((row, number) -> new Apart(row.getString("stream"), row.getLong("live"), row.getLong("copied")))
                .list());
    }
}
