package org.emailchange.eventstore.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far processors have come, on all nodes, and which events they have not processed yet. It claims no segment. */
@Component
public class ProcessorProgress {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final Serializer serializer;

    ProcessorProgress(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /**
     * The stored positions of a processor. Those of a view lag by up to half a second, and those of one that has had nothing
     * to do by some two seconds.
     */
    public ProcessorPositions of(String processor) {
        return new ProcessorPositions(jdbc
                .sql(
                        "select segment, token, token_type from token_entry where processor_name = ? and token is not null")
                .param(processor)
                .query((row, number) ->
                        Map.entry(row.getInt("segment"), seen(row.getBytes("token"), row.getString("token_type"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Waits a moment, until a processor has stored that it has seen the last event of this type of stream. */
    public void awaitStored(String processor, String streamType) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var last = jdbc.sql(
                        "select global_index from domain_event_entry where type = ? order by global_index desc limit 1")
                .param(streamType)
                .query(Long.class)
                .optional()
                .orElse(0L);
        while (of(processor).ofAll().upTo() < last && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** How many events of each of these streams have been seen; a stream of which none has is left out. */
    public Map<String, Long> seen(Collection<String> streams, ProcessedEvents seen) {
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
     * The events that have not been seen.
     *
     * @param max where counting ends
     */
    public Backlog unseen(ProcessedEvents seen, int max) {
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

    private ProcessedEvents seen(byte[] json, String type) {
        TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(json, byte[].class, type, null));
        return token == null ? ProcessedEvents.NOTHING : seen(WrappedToken.unwrapLowerBound(token));
    }

    private static ProcessedEvents seen(TrackingToken token) {
        return token instanceof GapAwareTrackingToken known
                ? new ProcessedEvents(known.getIndex(), known.getGaps())
                : ProcessedEvents.NOTHING;
    }

    /**
     * Events that have not been seen.
     *
     * @param events how many
     * @param oldest when the first of them was recorded
     */
    public record Backlog(long events, @Nullable Instant oldest) {}
}
