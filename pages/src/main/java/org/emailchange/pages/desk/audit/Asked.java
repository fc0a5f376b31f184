package org.emailchange.pages.desk.audit;

import org.emailchange.api.query.audit.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a link or a form to a history says.
 *
 * @param after the number of an event, to read on behind it
 * @param before the number of an event, to read back from it
 */
record Asked(
        @Nullable String type,
        @Nullable String trace,
        @Nullable String since,
        @Nullable String until,
        @Nullable Long after,
        @Nullable Long before) {

    /** Where nothing is said, the newest events. */
    Place place() {
        if (after != null) {
            return new Place(after, true);
        }
        return before == null ? Place.END : new Place(before, false);
    }
}
