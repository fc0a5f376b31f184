package org.emailchange.eventstore.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
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
    private final JdbcClient jdbc;
    private final Serializer serializer;

    ProcessorProgress(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** The committed positions of a processor; the token of an idle segment lags by some two seconds. */
    public Positions of(String processor) {
        return new Positions(jdbc
                .sql(
                        "select segment, token, token_type from token_entry where processor_name = ? and token is not null")
                .param(processor)
                .query((row, number) ->
                        Map.entry(row.getInt("segment"), seen(row.getBytes("token"), row.getString("token_type"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
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

    /** How far the segments of a processor have come. */
    public static final class Positions {
        private final Map<Integer, ProcessedEvents> bySegment;
        private final Segment[] segments;

        Positions(Map<Integer, ProcessedEvents> bySegment) {
            this.bySegment = Map.copyOf(bySegment);
            this.segments = Segment.computeSegments(
                    bySegment.keySet().stream().mapToInt(Integer::intValue).toArray());
        }

        /** The events that all segments have seen; none where the processor has not begun. */
        public ProcessedEvents ofAll() {
            return bySegment.values().stream().reduce(ProcessedEvents::and).orElse(ProcessedEvents.NOTHING);
        }

        /** The events of a stream that have been seen: a stream belongs to one segment. */
        public ProcessedEvents of(String stream) {
            return Arrays.stream(segments)
                    .filter(segment -> segment.matches(stream))
                    .map(segment -> bySegment.getOrDefault(segment.getSegmentId(), ProcessedEvents.NOTHING))
                    .reduce(ProcessedEvents::and)
                    .orElse(ProcessedEvents.NOTHING);
        }
    }

    /**
     * The events that a processor has seen: all up to a position, except for gaps. A gap was not committed when it was passed;
     * mostly it never is, as when a command lost a race, so that a gap by itself means nothing.
     *
     * @param upTo the last position seen
     * @param holes the positions before it that were empty
     */
    public record ProcessedEvents(long upTo, Set<Long> holes) {
        /** Nothing. */
        public static final ProcessedEvents NOTHING = new ProcessedEvents(0, Set.of());

        /** Copies the holes. */
        public ProcessedEvents {
            holes = Set.copyOf(holes);
        }

        /** What both have seen. */
        public ProcessedEvents and(ProcessedEvents other) {
            var either = new HashSet<>(holes);
            either.addAll(other.holes);
            var end = Math.min(upTo, other.upTo);
            either.removeIf(hole -> hole > end);
            return new ProcessedEvents(end, either);
        }
    }
}
