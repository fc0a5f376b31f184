package org.emailchange.query.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.emailchange.web.page.TimeFormats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Says in a sentence what an event means. The sentences name the event's fields in braces. */
@Component
class EventSentences {
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    private final TimeFormats times;

    EventSentences(TimeFormats times) {
        this.times = times;
        texts.setBasename("org.emailchange.api.event.events");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    String of(String event, Map<String, @Nullable Object> data, Locale language) {
        var sentence = texts.getMessage(key(event, data), null, event, language);
        return FIELD.matcher(Objects.requireNonNull(sentence))
                .replaceAll(field -> Matcher.quoteReplacement(word(field.group(1), data, language)));
    }

    /** An event that records one of several outcomes has a sentence for each. */
    private static String key(String event, Map<String, @Nullable Object> data) {
        return data.get("outcome") instanceof String outcome ? event + "." + outcome : event;
    }

    private String word(String field, Map<String, @Nullable Object> data, Locale language) {
        return data.get(field) instanceof List<?> items
                ? items.stream()
                        .map(item -> word(field, String.valueOf(item), language))
                        .collect(Collectors.joining(", "))
                : word(field, Objects.requireNonNullElse(HistoryEntries.text(data.get(field)), "-"), language);
    }

    private String word(String field, String value, Locale language) {
        var otherwise = MOMENT.matcher(value).matches() ? times.isoDateTime(Instant.parse(value)) : value;
        return Objects.requireNonNullElse(texts.getMessage(field + "." + value, null, otherwise, language), value);
    }
}
