package org.emailchange.query.history;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.eventstore.log.EventLog.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes stored events readable. */
@Component
class HistoryEntries {
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final JsonMapper json;
    private final EventSentences sentences;

    HistoryEntries(JsonMapper json, EventSentences sentences) {
        this.json = json;
        this.sentences = sentences;
    }

    HistoryPage.Entry of(StoredEvent event, Locale language) {
        Map<String, @Nullable Object> data = json.readValue(event.payload(), FIELDS);
        Map<String, @Nullable Object> metaData = json.readValue(event.metaData(), FIELDS);
        return new HistoryPage.Entry(
                event.number(),
                event.position(),
                text(data.get("accountId")),
                event.name(),
                event.time(),
                text(metaData.get(MetaDataKeys.BY)),
                text(metaData.get(MetaDataKeys.FROM)),
                text(metaData.get(MetaDataKeys.AGENT)),
                text(metaData.get(MetaDataKeys.COMMAND)),
                text(metaData.get(MetaDataKeys.CORRELATION)),
                text(metaData.get(MetaDataKeys.TRACE)),
                sentences.of(event.name(), data, language),
                data);
    }

    /** A field as text; of a personal one, which also names its subject, the value. */
    static @Nullable String text(@Nullable Object field) {
        var value = field instanceof Map<?, ?> personal ? personal.get("value") : field;
        return value == null ? null : value.toString();
    }
}
