package org.emailchange.query.history;

import java.util.Locale;
import org.emailchange.eventstore.log.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes stored events readable. */
@Component
class Entries {
    private final JsonMapper json;
    private final EventSentences sentences;

    Entries(JsonMapper json, EventSentences sentences) {
        this.json = json;
        this.sentences = sentences;
    }

    Entry of(StoredEvent event, Locale language) {
        var data = json.readTree(event.payload());
        var about = json.readTree(event.metaData());
        return new Entry(
                event.number(),
                event.position(),
                text(data.path("accountId")),
                event.name(),
                event.time(),
                text(about.path("by")),
                text(about.path("from")),
                text(about.path("agent")),
                text(about.path("command")),
                text(about.path("correlationId")),
                text(about.path("traceId")),
                sentences.of(event.name(), data, language),
                data);
    }

    /** A personal datum names whose it is; here its value is enough. */
    static @Nullable String text(JsonNode node) {
        var value = node.isObject() ? node.path("value") : node;
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
