package org.emailchange.pages.desk.audit;

import org.emailchange.api.query.audit.HistoryPage;
import org.jspecify.annotations.Nullable;

/**
 * What a link or a form to a history says.
 *
 * @param after the number of an event, to read on behind it
 * @param before the number of an event, to read back from it
 */
record HistoryRequest(
        @Nullable String type,
        @Nullable String trace,
        @Nullable String since,
        @Nullable String until,
        @Nullable Long after,
        @Nullable Long before) {

    /** Where nothing is said, the newest events. */
    HistoryPage.Position place() {
        if (after != null) {
            return new HistoryPage.Position(after, true);
        }
        return before == null ? HistoryPage.Position.END : new HistoryPage.Position(before, false);
    }
}
