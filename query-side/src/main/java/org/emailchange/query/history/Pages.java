package org.emailchange.query.history;

import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.emailchange.eventstore.log.StoredEvent;

/** Events page by page: a page is read when the one before has been written, whatever comes after. */
final class Pages {
    private Pages() {}

    /** Does something with each event. */
    interface Step {
        void take(StoredEvent event) throws IOException;
    }

    /**
     * Goes through all pages.
     *
     * @param after the page behind a place
     * @param place the place of an event
     */
    static void each(long start, LongFunction<List<StoredEvent>> after, ToLongFunction<StoredEvent> place, Step step)
            throws IOException {
        var page = after.apply(start);
        while (!page.isEmpty()) {
            for (var event : page) {
                step.take(event);
            }
            page = after.apply(place.applyAsLong(page.get(page.size() - 1)));
        }
    }
}
