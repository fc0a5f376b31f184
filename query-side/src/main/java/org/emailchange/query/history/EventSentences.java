package org.emailchange.query.history;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.emailchange.web.page.TimeFormats;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Says in a sentence what an event means. The sentences name the event's fields in braces. */
@Component
class EventSentences {
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    private final TimeFormats times;

    EventSentences(TimeFormats times) {
        this.times = times;
        texts.setBasename("org.emailchange.query.history.sentences");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
    }

    String of(String event, JsonNode data, Locale language) {
        var sentence = texts.getMessage(key(event, data), null, event, language);
        return FIELD.matcher(Objects.requireNonNull(sentence))
                .replaceAll(field -> Matcher.quoteReplacement(word(field.group(1), data, language)));
    }

    /** An event that records one of several outcomes has a sentence for each. */
    private static String key(String event, JsonNode data) {
        var outcome = data.path("outcome");
        return outcome.isString() ? event + "." + outcome.asString() : event;
    }

    private String word(String field, JsonNode data, Locale language) {
        var node = data.path(field);
        return node.isArray()
                ? node.valueStream()
                        .map(item -> word(field, item.asString(), language))
                        .collect(Collectors.joining(", "))
                : word(field, Objects.requireNonNullElse(Entries.text(node), "-"), language);
    }

    private String word(String field, String value, Locale language) {
        return MOMENT.matcher(value).matches()
                ? times.isoDateTime(Instant.parse(value))
                : Objects.requireNonNullElse(texts.getMessage(field + "." + value, null, value, language), value);
    }
}
