package org.emailchange.eventstore.log;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts events, and what somebody has not seen of them. */
@Component
public class EventCounts {
    private final JdbcClient jdbc;

    EventCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many events the streams of a type have up to a position. */
    public long of(String type, long upTo) {
        return jdbc.sql("select count(*) from domain_event_entry where type = :type and global_index <= :upTo")
                .param("type", type)
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }

    /** How many events of each of these streams have been seen; a stream of which none has is left out. */
    public Map<String, Long> seen(Collection<String> streams, Seen seen) {
        return jdbc
                .sql("""
                        select aggregate_identifier as stream, count(*) as events from domain_event_entry
                        where aggregate_identifier = any(:streams)
                          and global_index <= :upTo and global_index <> all(:holes)
                        group by aggregate_identifier""")
                .param("streams", streams.toArray(String[]::new))
                .param("upTo", seen.upTo())
                .param("holes", seen.holes().toArray(Long[]::new))
                .query((row, number) -> Map.entry(row.getString("stream"), row.getLong("events")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * What has not been seen.
     *
     * @param max where counting ends
     */
    public Backlog unseen(Seen seen, int max) {
        return jdbc.sql("""
                        select count(*) as events, min(time_stamp) as oldest
                        from (select time_stamp from domain_event_entry
                              where global_index > :upTo or global_index = any(:holes)
                              order by global_index limit :max) unseen""")
                .param("upTo", seen.upTo())
                .param("holes", seen.holes().toArray(Long[]::new))
                .param("max", max)
                .query((row, number) -> {
                    var oldest = row.getString("oldest");
                    return new Backlog(row.getLong("events"), oldest == null ? null : Instant.parse(oldest));
                })
                .single();
    }
}
