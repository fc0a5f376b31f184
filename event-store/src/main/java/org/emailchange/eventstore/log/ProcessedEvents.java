package org.emailchange.eventstore.log;

import java.util.HashSet;
import java.util.Set;

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
