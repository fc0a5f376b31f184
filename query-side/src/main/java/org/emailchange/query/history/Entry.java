package org.emailchange.query.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
record Entry(
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
        JsonNode data) {}
