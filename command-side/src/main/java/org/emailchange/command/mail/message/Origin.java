package org.emailchange.command.mail.message;

import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, as far as is known.
 *
 * @param from the client's address
 * @param agent the client's user agent, as it calls itself
 * @param trace the id of the message that all of it began with
 */
public record Origin(
        @Nullable Personal from,
        @Nullable Personal agent,
        @Nullable String trace) {

    /** Nothing is known: nobody asked, or nobody knows who. */
    public static final Origin UNKNOWN = new Origin(null, null, null);
}
