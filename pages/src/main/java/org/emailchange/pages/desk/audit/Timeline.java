package org.emailchange.pages.desk.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.query.audit.HistoryPage;
import org.jspecify.annotations.Nullable;

/** Events on a page, day by day. */
final class Timeline {

    static final Set<String> ACTORS =
            Set.of("USER", "APP", "SUPPORT", "AUDITOR", "OPERATOR", "link", MetaDataKeys.SYSTEM);

    /**
     * The events of a day.
     *
     * @param start the time of the first one
     */
    record Day(LocalDate date, Instant start, List<Entry> entries) {}

    /**
     * An event on the page.
     *
     * @param number its number in its account's history or, among the events of all accounts, its position
     * @param actor the key of the words for who caused it
     * @param actorName the name of the actor, where several have the same key
     * @param data its fields by their names, with those of inner objects after a dot
     * @param cause the number of the event on the same page that started what this one resulted from
     */
    record Entry(
            long number,
            HistoryPage.Entry event,
            String actor,
            String actorName,
            EventSeverity severity,
            List<Map.Entry<String, String>> data,
            @Nullable Long cause) {}

    private Timeline() {}

    static List<Day> of(List<HistoryPage.Entry> events, ToLongFunction<HistoryPage.Entry> numberOf, FormTimes times) {
        var days = new ArrayList<Day>();
        var firstOfTrace = new HashMap<String, Long>();
        for (var event : events) {
            var date = times.day(event.at());
            if (days.isEmpty() || !days.get(days.size() - 1).date().equals(date)) {
                days.add(new Day(date, event.at(), new ArrayList<>()));
            }
            var number = numberOf.applyAsLong(event);
            var cause = event.traceId() == null ? null : firstOfTrace.putIfAbsent(event.traceId(), number);
            days.get(days.size() - 1).entries().add(entry(event, number, cause));
        }
        return days;
    }

    private static Entry entry(HistoryPage.Entry event, long number, @Nullable Long cause) {
        var actorName =
                event.by() == null ? "" : event.by().substring(event.by().indexOf(':') + 1);
        var data = fields("", event.data()).toList();
        return new Entry(number, event, actor(event.by()), actorName, EventSeverity.of(event), data, cause);
    }

    private static String actor(@Nullable String by) {
        if (by == null) {
            return MetaDataKeys.SYSTEM;
        }
        var kind = by.contains(":") ? by.substring(0, by.indexOf(':')) : by;
        return ACTORS.contains(kind) ? kind : "other";
    }

    private static Stream<Map.Entry<String, String>> fields(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> personal && personal.containsKey("subject")) {
            return fields(name, personal.get("value"));
        }
        if (value instanceof Map<?, ?> fields) {
            return fields.entrySet().stream()
                    .flatMap(field -> fields(join(name, String.valueOf(field.getKey())), field.getValue()));
        }
        if (value instanceof List<?> list && list.stream().anyMatch(item -> item instanceof Map)) {
            return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                    .flatMap(i -> fields(join(name, Integer.toString(i + 1)), list.get(i)));
        }
        var text = value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : Objects.toString(value, "-");
        return Stream.of(Map.entry(name, text));
    }

    private static String join(String name, String field) {
        return name.isEmpty() ? field : name + "." + field;
    }
}
