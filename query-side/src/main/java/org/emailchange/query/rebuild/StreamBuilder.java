package org.emailchange.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.StoredEvent;
import org.emailchange.query.projection.Rebuildable;
import org.springframework.stereotype.Component;

/** Builds the rows of one stream. */
@Component
class StreamBuilder {
    private static final int PAGE = 1000;

    private final EventLog log;
    private final EventReader reader;

    StreamBuilder(EventLog log, EventReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /** What the stream comes to with its events up to a number, counted from 1; no rows where it has none. */
    List<Object> build(Rebuildable view, String stream, long upToNumber) {
        var fold = view.begin();
        List<StoredEvent> page = log.ofStream(stream, -1, EventFilter.ALL, PAGE);
        while (!page.isEmpty()) {
            var wanted =
                    page.stream().filter(event -> event.number() <= upToNumber).toList();
            reader.read(wanted).forEach(fold::apply);
            page = wanted.size() < page.size()
                    ? List.of()
                    : log.ofStream(stream, page.get(page.size() - 1).sequence(), EventFilter.ALL, PAGE);
        }
        return new ArrayList<>(fold.rows().toList());
    }
}
