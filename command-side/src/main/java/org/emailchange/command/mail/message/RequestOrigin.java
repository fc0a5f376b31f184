package org.emailchange.command.mail.message;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Where the request that caused an event came from, as far as is known.
 *
 * @param from the client's network address
 * @param agent the client's user agent, as it calls itself
 * @param trace the trace id of the request
 */
public record RequestOrigin(
        @Nullable Personal from,
        @Nullable Personal agent,
        @Nullable String trace) {

    /** What the metadata of an event says of it. */
    public static RequestOrigin of(EventMessage<?> message) {
        var trace = message.getMetaData().get(MetaDataKeys.TRACE);
        return new RequestOrigin(
                personal(message, MetaDataKeys.FROM),
                personal(message, MetaDataKeys.AGENT),
                trace instanceof String text ? text : null);
    }

    /** Metadata comes back from the store as plain JSON. */
    private static @Nullable Personal personal(EventMessage<?> message, String key) {
        var value = message.getMetaData().get(key);
        if (value instanceof Map<?, ?> json && json.get("subject") instanceof String subject) {
            return json.get("value") instanceof String text ? new Personal(subject, text) : null;
        }
        return value instanceof Personal personal ? personal : null;
    }
}
