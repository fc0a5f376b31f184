package org.emailchange.eventstore.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.emailchange.api.query.audit.EventFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of events page by page, each after the last event of the page before, so that memory is bounded. */
@Component
public class EventLog {
    private static final String SELECT = """
            select global_index, event_identifier, time_stamp, type, aggregate_identifier, sequence_number,
                   payload_type, payload_revision, payload, meta_data
            from domain_event_entry where\s""";

    private static final String WANTED = """
            \sand (:name::text is null or payload_type like '%.' || :name)
              and (:trace::text is null or convert_from(meta_data, 'UTF8')::jsonb ->> 'traceId' = :trace)
              and (:since::timestamptz is null or time_stamp::timestamptz >= :since)
              and (:until::timestamptz is null or time_stamp::timestamptz < :until)\s""";

    private final JdbcClient jdbc;
    private final HighWaterMark decided;

    EventLog(JdbcClient jdbc, HighWaterMark decided) {
        this.jdbc = jdbc;
        this.decided = decided;
    }

    /** The events of a stream whose sequence is greater, in order. */
    public List<StoredEvent> ofStream(String stream, long after, EventFilter filter, int max) {
        var sql = SELECT + "aggregate_identifier = :stream and sequence_number > :after" + WANTED
                + "order by sequence_number limit :max";
        return wanted(sql, filter)
                .param("stream", stream)
                .param("after", after)
                .param("max", max)
                .query(EventLog::event)
                .list();
    }

    /**
     * The events of all streams behind a position, in order, up to the first hole that may still be filled. Who goes on
     * from the last one misses nothing.
     */
    public List<StoredEvent> after(long position, EventFilter filter, int max) {
        // with what was decided before, a page can be too short, but lacks nothing: only the last pages have to wait
        var page = after(position, filter, max, decided.position());
        return page.size() == max ? page : after(position, filter, max, decided.await());
    }

    private List<StoredEvent> after(long position, EventFilter filter, int max, long decidedUpTo) {
        // one statement, and so one view of what is committed
        var sql = "with page as (" + SELECT + "global_index > :after" + WANTED + "order by global_index limit :max)"
                + """
                select * from page where global_index <= coalesce((
                  select min(before) from (
                    select global_index, lag(global_index, 1, :after) over (order by global_index) as before
                    from domain_event_entry
                    where global_index > :after and global_index <= (select max(global_index) from page)) followed
                  where global_index > before + 1 and global_index > :decided + 1), (select max(global_index) from page))
                order by global_index""";
        return wanted(sql, filter)
                .param("after", position)
                .param("decided", decidedUpTo)
                .param("max", max)
                .query(EventLog::event)
                .list();
    }

    /**
     * The next events of all streams behind a position, after those at earlier positions that were missing, in order. One
     * statement, without a transaction.
     */
    public List<StoredEvent> next(long position, Collection<Long> missing, int max) {
        var behind = SELECT + "global_index > :after order by global_index limit :max";
        var statement = missing.isEmpty()
                ? jdbc.sql(behind)
                // apart, as in one condition PostgreSQL would walk through all that lies between
                : jdbc.sql("(" + SELECT + "global_index = any(:missing)) union all (" + behind
                                + ") order by global_index limit :max")
                        .param("missing", missing.toArray(Long[]::new));
        return statement
                .param("after", position)
                .param("max", max)
                .query(EventLog::event)
                .list();
    }

    /** The last events of a stream whose sequence is less, the last first. */
    public List<StoredEvent> ofStreamBefore(String stream, long before, EventFilter filter, int max) {
        var sql = SELECT + "aggregate_identifier = :stream and sequence_number < :before" + WANTED
                + "order by sequence_number desc limit :max";
        return wanted(sql, filter)
                .param("stream", stream)
                .param("before", before)
                .param("max", max)
                .query(EventLog::event)
                .list();
    }

    /** The last events of all streams before a position, the last first. */
    public List<StoredEvent> before(long position, EventFilter filter, int max) {
        var sql = SELECT + "global_index < :before" + WANTED + "order by global_index desc limit :max";
        return wanted(sql, filter)
                .param("before", position)
                .param("max", max)
                .query(EventLog::event)
                .list();
    }

    /**
     * The events of all streams of a type, stream by stream.
     *
     * @param stream the stream of the last event known
     * @param sequence its sequence
     * @param upTo the last position to look at
     */
    public List<StoredEvent> byStream(String type, String stream, long sequence, long upTo, int max) {
        return jdbc.sql(SELECT + """
                        (aggregate_identifier, sequence_number) > (:stream, :sequence)
                        and type = :type and global_index <= :upTo
                        order by aggregate_identifier, sequence_number limit :max""")
                .param("stream", stream)
                .param("sequence", sequence)
                .param("type", type)
                .param("upTo", upTo)
                .param("max", max)
                .query(EventLog::event)
                .list();
    }

    /** How many events the streams of a type have up to a position. */
    public long count(String type, long upTo) {
        return jdbc.sql("select count(*) from domain_event_entry where type = :type and global_index <= :upTo")
                .param("type", type)
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }

    /** The position of the last event; 0 where there is none. */
    public long end() {
        return jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec wanted(String sql, EventFilter filter) {
        return jdbc.sql(sql)
                .param("name", filter.type())
                .param("trace", filter.trace())
                .param("since", atUtc(filter.since()))
                .param("until", atUtc(filter.until()));
    }

    private static @Nullable Object atUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                Instant.parse(row.getString("time_stamp")),
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getBytes("payload"),
                row.getBytes("meta_data"));
    }

    /**
     * A row of the table of events, untouched.
     *
     * @param position its place among all events
     * @param id the id of the event
     * @param time when it was recorded
     * @param streamType what the stream is of, such as {@code EmailChange}
     * @param stream the id of the stream
     * @param sequence its place in the stream, counted from 0 as stored
     * @param payloadType the class of the event
     * @param revision the revision of that class
     * @param payload JSON
     * @param metaData JSON
     */
    public record StoredEvent(
            long position,
            String id,
            Instant time,
            String streamType,
            String stream,
            long sequence,
            String payloadType,
            @Nullable String revision,
            byte[] payload,
            byte[] metaData) {

        /** The number of the event in its stream, counted from 1. */
        public long number() {
            return sequence + 1;
        }

        /** The name of the event, such as {@code EmailChangeRequested}. */
        public String name() {
            return payloadType.substring(payloadType.lastIndexOf('.') + 1);
        }
    }
}
