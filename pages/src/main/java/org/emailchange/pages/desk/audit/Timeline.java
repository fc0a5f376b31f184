package org.emailchange.pages.desk.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import org.emailchange.api.query.audit.HistoryEntry;
import org.emailchange.pages.desk.DeskTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells events day by day. */
@Component
class Timeline {

    private final DeskTimes times;

    Timeline(DeskTimes times) {
        this.times = times;
    }

    /** The days of these events, each of which is called by a number. */
    List<Day> of(List<HistoryEntry> events, ToLongFunction<HistoryEntry> number) {
        var days = new ArrayList<Day>();
        var begun = new HashMap<String, Long>();
        LocalDate last = null;
        for (var event : events) {
            var day = times.day(event.at());
            if (!day.equals(last)) {
                days.add(new Day(event.at(), new ArrayList<>()));
                last = day;
            }
            var own = number.applyAsLong(event);
            var cause = event.traceId() == null ? null : begun.putIfAbsent(event.traceId(), own);
            days.get(days.size() - 1).lines().add(line(event, own, cause));
        }
        return days;
    }

    private static TimelineEntry line(HistoryEntry event, long number, @Nullable Long cause) {
        return new TimelineEntry(
                number, event, Actors.kind(event.by()), Actors.name(event.by()), EventSeverity.of(event), cause);
    }
}
