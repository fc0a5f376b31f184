package org.emailchange.pages.desk.audit;

import org.emailchange.api.query.audit.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * An event on a page.
 *
 * @param number what it is called by: its number in its account's history, or its place among all
 * @param event what happened
 * @param actor the key of who did it
 * @param name the name of who did it, for one of several
 * @param tone the look of its sign
 * @param cause the number of the event on the same page that it came of
 */
record TimelineEntry(
        long number,
        HistoryEntry event,
        String actor,
        String name,
        String tone,
        @Nullable Long cause) {}
