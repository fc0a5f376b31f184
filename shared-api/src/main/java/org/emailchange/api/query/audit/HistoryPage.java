package org.emailchange.api.query.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some events in a row.
 *
 * @param entries in the order in which they happened
 * @param more whether there are others further on in the direction that was asked for
 */
public record HistoryPage(List<Entry> entries, boolean more) {

    /**
     * A place in a history: right behind or right before an event.
     *
     * @param number the event's, which need not be there
     * @param forward whether what comes after it is wanted, else what came before
     */
    public record Position(long number, boolean forward) {
        /** Before all events. */
        public static final Position BEGINNING = new Position(0, true);

        /** Behind all events. */
        public static final Position END = new Position(Long.MAX_VALUE, false);
    }

    /**
     * An event for auditors to read.
     *
     * @param sequence its number in its stream, counted from 1
     * @param position its place among all events
     * @param account the account that it is about
     * @param type its name, such as {@code EmailChangeRequested}
     * @param at when it was recorded
     * @param by who caused it
     * @param from the network address of the request
     * @param agent the user agent of the request
     * @param command the command that it resulted from
     * @param correlationId the message that it directly resulted from
     * @param traceId the message that started it all
     * @param text what it means, in a sentence
     * @param data the stored fields: texts, numbers, truth values, lists and maps of these
     */
    public record Entry(
            long sequence,
            long position,
            @Nullable String account,
            String type,
            Instant at,
            @Nullable String by,
            @Nullable String from,
            @Nullable String agent,
            @Nullable String command,
            @Nullable String correlationId,
            @Nullable String traceId,
            String text,
            Map<String, @Nullable Object> data) {}
}
