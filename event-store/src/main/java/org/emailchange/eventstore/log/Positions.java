package org.emailchange.eventstore.log;

import java.util.Arrays;
import java.util.Map;
import org.axonframework.eventhandling.Segment;

/** How far the segments of a processor have come. */
public final class Positions {
    private final Map<Integer, Long> bySegment;
    private final Segment[] segments;

    Positions(Map<Integer, Long> bySegment) {
        this.bySegment = Map.copyOf(bySegment);
        this.segments = Segment.computeSegments(
                bySegment.keySet().stream().mapToInt(Integer::intValue).toArray());
    }

    /** The position up to which every event has been seen; 0 where the processor has not begun. */
    public long lowest() {
        return bySegment.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /** The position up to which every event of a stream has been seen: a stream is one segment's. */
    public long of(String stream) {
        return Arrays.stream(segments)
                .filter(segment -> segment.matches(stream))
                .mapToLong(segment -> bySegment.getOrDefault(segment.getSegmentId(), 0L))
                .min()
                .orElse(0);
    }
}
