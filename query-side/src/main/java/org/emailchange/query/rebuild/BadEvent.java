package org.emailchange.query.rebuild;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event that a view cannot be built from. Says which and of what kind the fault is, and nothing of the event. */
final class BadEvent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BadEvent(long position, RuntimeException cause) {
        super("The view cannot be built from the event at position " + position + " (" + names(cause) + ")", cause);
    }

    /** Of what kinds a fault and its causes are. */
    static String names(Throwable fault) {
        return Stream.iterate(fault, one -> one != null, Throwable::getCause)
                .map(one -> one.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(" by "));
    }
}
