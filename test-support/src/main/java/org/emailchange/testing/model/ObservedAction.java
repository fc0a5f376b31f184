package org.emailchange.testing.model;

import java.time.Instant;

/**
 * What a client did, from its point of view.
 *
 * @param begun by the client's stop watch, in nanoseconds
 * @param ended by the client's stop watch, in nanoseconds
 * @param from the service's time when it began
 * @param until the service's time when it ended
 */
public record ObservedAction(
        Action action, long begun, long ended, Instant from, Instant until, ClientDriver.Outcome outcome) {
    boolean isBefore(ObservedAction other) {
        return ended < other.begun;
    }

    boolean overlaps(ObservedAction other) {
        return !isBefore(other) && !other.isBefore(this);
    }

    /** Whether it says which event it caused. */
    boolean succeeded() {
        return is(ExpectedOutcomes.DONE) || is("authentication-failed");
    }

    boolean is(String name) {
        return outcome.name().equals(name);
    }
}
