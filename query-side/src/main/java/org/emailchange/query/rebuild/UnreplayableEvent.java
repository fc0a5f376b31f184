package org.emailchange.query.rebuild;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the position of an event that a view cannot be built from, and nothing of its content. */
final class UnreplayableEvent extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnreplayableEvent(long position, RuntimeException cause) {
        super("The view cannot be built from the event at position " + position + " (" + typesOf(cause) + ")", cause);
    }

    /** The types of an exception and its causes: their messages may hold personal data. */
    static String typesOf(Throwable exception) {
        return Stream.iterate(exception, one -> one != null, Throwable::getCause)
                .map(one -> one.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(" by "));
    }
}
