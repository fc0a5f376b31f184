package org.emailchange.query.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.eventstore.log.ProcessorProgress;
import org.emailchange.query.projection.Rebuildable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings each stream of the copy to the event that the live view has it at. Where the live view knows fewer events of a
 * stream than its processor has seen, it has lost some: there the copy has all.
 */
@Component
class CatchUp {
    private static final int CHUNK = 1000;

    private final JdbcClient jdbc;
    private final ProcessorProgress progress;
    private final StreamBuilder builder;
    private final ShadowTables copy;

    CatchUp(JdbcClient jdbc, ProcessorProgress progress, StreamBuilder builder, ShadowTables copy) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.builder = builder;
        this.copy = copy;
    }

    /** Two versions of one stream. */
    private record Apart(String stream, long live, long copied) {}

    /** To be called in a transaction, in which the streams that are apart are read bit by bit: they may be all there are. */
    void run(Rebuildable view) {
        var seen = progress.of(view.name());
        List<Apart> chunk = new ArrayList<>(CHUNK);
        try (var streams = apart(view)) {
            streams.forEach(apart -> {
                chunk.add(apart);
                if (chunk.size() == CHUNK) {
                    bring(view, seen, chunk);
                    chunk.clear();
                }
            });
        }
        bring(view, seen, chunk);
    }

    private void bring(Rebuildable view, ProcessorProgress.Positions seen, List<Apart> chunk) {
        var counted = counted(seen, chunk);
        for (var apart : chunk) {
            var expected = Math.max(apart.live(), counted.getOrDefault(apart.stream(), 0L));
            if (expected != apart.copied()) {
                copy.remove(view, apart.stream());
                copy.insert(builder.build(view, apart.stream(), expected));
            }
        }
    }

    /** How many events of each stream the processor has seen. */
    private Map<String, Long> counted(ProcessorProgress.Positions seen, List<Apart> chunk) {
        Map<String, Long> all = new HashMap<>();
        chunk.stream()
                .map(Apart::stream)
                .collect(Collectors.groupingBy(seen::of))
                .forEach((one, streams) -> all.putAll(progress.seen(streams, one)));
        return all;
    }

    private Stream<Apart> apart(Rebuildable view) {
        var table = view.tables().get(0);
        var sql = """
                select coalesce(live.%1$s, copied.%1$s)::text as stream,
                       coalesce(live.version, 0) as live, coalesce(copied.version, 0) as copied
                from public.%2$s live full join %3$s copied on copied.%1$s = live.%1$s
                where live.version is distinct from copied.version""".formatted(table.id(), table.name(), ShadowTables.name(table));
        return jdbc
                .sql(sql)
                .withFetchSize(CHUNK)
                .query((row, number) -> new Apart(row.getString("stream"), row.getLong("live"), row.getLong("copied")))
                .stream();
    }
}
