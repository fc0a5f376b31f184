package org.emailchange.attack;

import java.time.Instant;
import org.emailchange.testing.http.Answer;

/**
 * What a client did, from its point of view.
 *
 * @param begun by the client's stop watch, in nanoseconds
 * @param ended by the client's stop watch, in nanoseconds
 * @param from the service's time when it began
 * @param until the service's time when it ended
 */
record ObservedAction(Action action, long begun, long ended, Instant from, Instant until, Answer answer) {

    boolean isBefore(ObservedAction other) {
        return ended < other.begun;
    }

    boolean overlaps(ObservedAction other) {
        return !isBefore(other) && !other.isBefore(this);
    }

    /** Whether it says which event it caused. */
    boolean succeeded() {
        return answer.status() < 300 || answer.outcome().equals("authentication-failed");
    }

    @Override
    public String toString() {
        return action + " -> " + answer.outcome() + " @" + answer.version();
    }
}
