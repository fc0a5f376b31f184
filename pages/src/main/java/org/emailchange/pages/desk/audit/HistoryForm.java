package org.emailchange.pages.desk.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.api.query.audit.HistoryPage.Position;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filter of a history as the form on its page has it, and the links to other parts and to files of the same events.
 *
 * @param path of the page
 * @param type the name of the event
 * @param trace the message that started what to show
 * @param since the first day
 * @param until the last day
 */
record HistoryForm(
        String path,
        @Nullable String type,
        @Nullable String trace,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    private static final List<String> FORMATS = List.of("json", "ndjson", "csv");

    /** The query parameters of a history page, which shows the events after or before the one of a number. */
    record Input(
            @Nullable String type,
            @Nullable String trace,
            @Nullable String since,
            @Nullable String until,
            @Nullable Long after,
            @Nullable Long before) {

        /** Without a number, the newest events. */
        Position position() {
            if (after != null) {
                return new Position(after, true);
            }
            return before == null ? Position.END : new Position(before, false);
        }
    }

    static HistoryForm of(String path, Input input, FormTimes times) {
        return new HistoryForm(
                path,
                textOrNull(input.type()),
                textOrNull(input.trace()),
                times.parseDay(input.since()),
                times.parseDay(input.until()));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public boolean isAll() {
        return type == null && trace == null && since == null && until == null;
    }

    EventFilter filter(FormTimes times) {
        return new EventFilter(
                type,
                trace,
                since == null ? null : times.startOf(since),
                until == null ? null : times.startOf(until.plusDays(1)));
    }

    /** A link to the same events from a number on. */
    public String page(String direction, long number) {
        return ownPage().queryParam(direction, number).toUriString();
    }

    /** A link to the first or the last of the same events. */
    public String end(boolean first) {
        return first ? page("after", 0) : ownPage().toUriString();
    }

    /** Links to the same events as files, by format. */
    Map<String, String> exports(FormTimes times) {
        var filter = filter(times);
        var exports = new LinkedHashMap<String, String>();
        FORMATS.forEach(format -> exports.put(format, export(format, filter)));
        return exports;
    }

    private String export(String format, EventFilter filter) {
        var file = UriComponentsBuilder.fromPath("/api" + (path.endsWith("/events") ? path : path + "/events"))
                .queryParam("format", format);
        return filtered(file, filter.since(), filter.until()).toUriString();
    }

    private UriComponentsBuilder ownPage() {
        return filtered(UriComponentsBuilder.fromPath(path), since, until);
    }

    private UriComponentsBuilder filtered(UriComponentsBuilder link, @Nullable Object from, @Nullable Object to) {
        return link.queryParamIfPresent("type", Optional.ofNullable(type))
                .queryParamIfPresent("trace", Optional.ofNullable(trace))
                .queryParamIfPresent("since", Optional.ofNullable(from))
                .queryParamIfPresent("until", Optional.ofNullable(to))
                .encode();
    }
}
