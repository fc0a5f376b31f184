package org.emailchange.pages.desk.audit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who did something, for people. */
final class Actors {

    private static final String SERVICE = "system";
    static final Set<String> KNOWN = Set.of("USER", "APP", "SUPPORT", "AUDITOR", "OPERATOR", "link", SERVICE);

    private Actors() {}

    /** The key of the words for a kind of actor. What nobody asked for the service did of itself. */
    static String kind(@Nullable String by) {
        if (by == null) {
            return SERVICE;
        }
        var kind = by.contains(":") ? by.substring(0, by.indexOf(':')) : by;
        return KNOWN.contains(kind) ? kind : "other";
    }

    /** Which one of its kind. */
    static String name(@Nullable String by) {
        return by == null ? "" : by.substring(by.indexOf(':') + 1);
    }
}
