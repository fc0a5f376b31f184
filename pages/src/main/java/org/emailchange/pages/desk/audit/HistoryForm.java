package org.emailchange.pages.desk.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.pages.desk.DeskTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which events a page is asked for.
 *
 * @param path of the page
 * @param type the name of the event
 * @param trace the message that began what is wanted
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

    static HistoryForm of(String path, HistoryRequest asked, DeskTimes times) {
        return new HistoryForm(
                path,
                textOrNull(asked.type()),
                textOrNull(asked.trace()),
                times.day(asked.since()),
                times.day(asked.until()));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public boolean isAll() {
        return type == null && trace == null && since == null && until == null;
    }

    EventFilter filter(DeskTimes times) {
        return new EventFilter(
                type,
                trace,
                since == null ? null : times.begin(since),
                until == null ? null : times.begin(until.plusDays(1)));
    }

    /** The same events from another place on. */
    public String page(String place, long number) {
        return links(path).queryParam(place, number).toUriString();
    }

    /** The first or the last of the same events. */
    public String end(boolean first) {
        return first ? page("after", 0) : links(path).toUriString();
    }

    /** The same events as files, by their format. */
    Map<String, String> exports(DeskTimes times) {
        var filter = filter(times);
        var exports = new LinkedHashMap<String, String>();
        FORMATS.forEach(format -> exports.put(format, export(format, filter)));
        return exports;
    }

    private String export(String format, EventFilter filter) {
        var link = UriComponentsBuilder.fromPath("/api" + (path.endsWith("/events") ? path : path + "/events"))
                .queryParam("format", format);
        add(link, "type", type);
        add(link, "trace", trace);
        add(link, "since", filter.since());
        add(link, "until", filter.until());
        return link.encode().toUriString();
    }

    private UriComponentsBuilder links(String to) {
        var link = UriComponentsBuilder.fromPath(to);
        add(link, "type", type);
        add(link, "trace", trace);
        add(link, "since", since);
        add(link, "until", until);
        return link.encode();
    }

    private static void add(UriComponentsBuilder link, String name, @Nullable Object value) {
        if (value != null) {
            link.queryParam(name, value);
        }
    }
}
