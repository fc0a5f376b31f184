package org.emailchange.eventstore.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of events, untouched.
 *
 * @param position its place among all events
 * @param id the id of the event
 * @param time when it was recorded
 * @param streamType what the stream is of, such as {@code EmailChange}
 * @param stream the id of the stream
 * @param sequence its place in the stream, counted from 0 as stored
 * @param payloadType the class of the event
 * @param revision the revision of that class
 * @param payload JSON
 * @param metaData JSON
 */
public record StoredEvent(
        long position,
        String id,
        Instant time,
        String streamType,
        String stream,
        long sequence,
        String payloadType,
        @Nullable String revision,
        byte[] payload,
        byte[] metaData) {

    /** The number of the event in its stream, counted from 1. */
    public long number() {
        return sequence + 1;
    }

    /** The name of the event, such as {@code EmailChangeRequested}. */
    public String name() {
        return payloadType.substring(payloadType.lastIndexOf('.') + 1);
    }
}
