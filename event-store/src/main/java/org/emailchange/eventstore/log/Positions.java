package org.emailchange.eventstore.log;

import java.util.Arrays;
import java.util.Map;
import org.axonframework.eventhandling.Segment;

/** How far the segments of a processor have come. */
public final class Positions {
    private final Map<Integer, Seen> bySegment;
    private final Segment[] segments;

    Positions(Map<Integer, Seen> bySegment) {
        this.bySegment = Map.copyOf(bySegment);
        this.segments = Segment.computeSegments(
                bySegment.keySet().stream().mapToInt(Integer::intValue).toArray());
    }

    /** What all segments have seen; nothing where the processor has not begun. */
    public Seen ofAll() {
        return bySegment.values().stream().reduce(Seen::and).orElse(Seen.NOTHING);
    }

    /** What of a stream has been seen: a stream is one segment's. */
    public Seen of(String stream) {
        return Arrays.stream(segments)
                .filter(segment -> segment.matches(stream))
                .map(segment -> bySegment.getOrDefault(segment.getSegmentId(), Seen.NOTHING))
                .reduce(Seen::and)
                .orElse(Seen.NOTHING);
    }
}
