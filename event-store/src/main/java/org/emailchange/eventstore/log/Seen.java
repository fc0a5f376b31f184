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
public record Seen(long upTo, Set<Long> holes) {
    /** Nothing. */
    public static final Seen NOTHING = new Seen(0, Set.of());

    /** Copies the holes. */
    public Seen {
        holes = Set.copyOf(holes);
    }

    /** What both have seen. */
    public Seen and(Seen other) {
        var either = new HashSet<>(holes);
        either.addAll(other.holes);
        var end = Math.min(upTo, other.upTo);
        either.removeIf(hole -> hole > end);
        return new Seen(end, either);
    }
}
