package org.emailchange.query.rebuild;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.query.audit.FindRebuild;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored rebuilds and the differences that they found. */
@Component
class RebuildTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    RebuildTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the rebuild could be added: only one runs at a time. */
    boolean insert(UUID id, String projection, String by, long upTo, long total) {
        return jdbc.sql("""
                        insert into rebuild (id, projection, state, started_by, started_at, up_to, events_total)
                        values (:id, :projection, 'RUNNING', :by, :now, :upTo, :total)
                        on conflict do nothing""")
                        .param("id", id)
                        .param("projection", projection)
                        .param("by", by)
                        .param("now", now())
                        .param("upTo", upTo)
                        .param("total", total)
                        .update()
                == 1;
    }

    Optional<Rebuild> find(UUID id) {
        return select("where id = ?", id).optional();
    }

    /** Newest first. */
    List<Rebuild> latest(int max) {
        return select("order by started_at desc limit ?", max).list();
    }

    /** The rebuild if it still runs; locked until the transaction ends, so that no two nodes do the same step. */
    Optional<Rebuild> lockRunning(UUID id) {
        return select("where id = ? and state = 'RUNNING' for update", id).optional();
    }

    private JdbcClient.MappedQuerySpec<Rebuild> select(String rest, Object param) {
        return jdbc.sql("select * from rebuild " + rest).param(param).query(Rebuild.class);
    }

    void progress(UUID id, String lastStream, long events, long millis) {
        jdbc.sql("""
                        update rebuild set last_stream = :stream, events_done = events_done + :events,
                          worked_millis = worked_millis + :millis
                        where id = :id""")
                .param("stream", lastStream)
                .param("events", events)
                .param("millis", millis)
                .param("id", id)
                .update();
    }

    void done(UUID id, long millis) {
        jdbc.sql("""
                        update rebuild set state = 'DONE', ended_at = :now, worked_millis = worked_millis + :millis,
                          differences = (select count(*) from rebuild_difference where rebuild_id = :id)
                        where id = :id""")
                .param("now", now())
                .param("millis", millis)
                .param("id", id)
                .update();
    }

    void failed(UUID id, String error) {
        jdbc.sql("update rebuild set state = 'FAILED', ended_at = :now, error = :error where id = :id")
                .param("now", now())
                .param("error", error)
                .param("id", id)
                .update();
    }

    List<FindRebuild.Difference> differences(UUID id, int max) {
        return jdbc.sql("""
                        select view_table as "table", stream, row_id as "row", field from rebuild_difference
                        where rebuild_id = :id order by view_table, row_id, field limit :max""")
                .param("id", id)
                .param("max", max)
                .query(FindRebuild.Difference.class)
                .list();
    }

    /** The streams of the live view that were wrong. */
    List<String> differingStreams(UUID id) {
        return jdbc.sql("select distinct stream from rebuild_difference where rebuild_id = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
