package org.emailchange.eventstore.log;

import java.util.Arrays;
import java.util.Map;
import org.axonframework.eventhandling.Segment;

/** How far the segments of a processor have come. */
public final class ProcessorPositions {
    private final Map<Integer, ProcessedEvents> bySegment;
    private final Segment[] segments;

    ProcessorPositions(Map<Integer, ProcessedEvents> bySegment) {
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
