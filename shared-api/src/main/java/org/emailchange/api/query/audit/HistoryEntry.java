package org.emailchange.api.query.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event, readable.
 *
 * @param sequence its number in its stream, counted from 1
 * @param position its place among all events
 * @param account the account that it is about
 * @param type its name
 * @param at when it was recorded
 * @param by who asked
 * @param from from which network address
 * @param agent with which program
 * @param command which command it came about by
 * @param correlationId the message that it came from directly
 * @param traceId the message that began all of it
 * @param text what it means, in a sentence
 * @param data what is stored
 */
public record HistoryEntry(
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
        List<Datum> data) {
    /**
     * A field of an event.
     *
     * @param name its name; of a field inside another both, with a dot between
     * @param value what it holds
     */
    public record Datum(String name, String value) {}
}
