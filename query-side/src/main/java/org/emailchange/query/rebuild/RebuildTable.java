package org.emailchange.query.rebuild;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.emailchange.api.query.audit.FindRebuild;
import org.emailchange.api.query.audit.RebuildProgress;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of replays. */
@Component
class RebuildTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    RebuildTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it could begin: one runs at a time. */
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
        return jdbc.sql("select * from rebuild where id = :id")
                .param("id", id)
                .query(RebuildTable::replay)
                .optional();
    }

    /** Newest first. */
    List<Rebuild> latest(int max) {
        return jdbc.sql("select * from rebuild order by started_at desc limit :max")
                .param("max", max)
                .query(RebuildTable::replay)
                .list();
    }

    /** The one that runs, unless another node is at a step of it; kept from others until the transaction is through. */
    Optional<Rebuild> takeRunning() {
        return jdbc.sql("select * from rebuild where state = 'RUNNING' for update skip locked")
                .query(RebuildTable::replay)
                .optional();
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
                        select view_table, stream, row_id, field from rebuild_difference
                        where rebuild_id = :id order by view_table, row_id, field limit :max""")
                .param("id", id)
                .param("max", max)
                .query((row, number) -> new FindRebuild.Difference(
                        row.getString("view_table"),
                        row.getString("stream"),
                        row.getString("row_id"),
                        row.getString("field")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Rebuild replay(ResultSet row, int number) throws SQLException {
        return new Rebuild(
                row.getObject("id", UUID.class),
                row.getString("projection"),
                RebuildProgress.State.valueOf(row.getString("state")),
                row.getString("started_by"),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                instantOrNull(row.getObject("ended_at", OffsetDateTime.class)),
                row.getLong("up_to"),
                row.getLong("events_total"),
                row.getLong("events_done"),
                row.getLong("worked_millis"),
                row.getString("last_stream"),
                row.getObject("differences", Long.class),
                row.getString("error"));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }

    private static @Nullable Instant instantOrNull(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
