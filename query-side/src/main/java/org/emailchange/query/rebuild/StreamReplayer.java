package org.emailchange.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventLog.StoredEvent;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.EventReader.Readability;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.ViewRows;
import org.springframework.stereotype.Component;

/** Builds the rows of a view from the events, whole streams at a time. */
@Component
class StreamReplayer {
    /** The number of events after which a step ends with its current stream. */
    static final int STEP = 2000;

    private static final int PAGE = 1000;

    private final EventLog log;
    private final EventReader reader;

    StreamReplayer(EventLog log, EventReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * The next streams.
     *
     * @param streams the rows of each
     * @param lastStream the last stream that they come from
     * @param events how many events that took
     * @param isLast whether no stream is left
     */
    record Replayed(List<ViewRows> streams, String lastStream, long events, boolean isLast) {}

    /** Replays the streams after the last one of the rebuild: whole ones, so that a step depends on no other. */
    Replayed nextStreams(Rebuildable view, Rebuild rebuild) {
        var rows = new RowCollector(view, rebuild.lastStream());
        var page = page(view, rebuild, rebuild.lastStream(), Long.MAX_VALUE);
        while (!page.isEmpty()) {
            var messages = reader.read(page);
            for (int i = 0; i < page.size(); i++) {
                var stream = page.get(i).stream();
                if (!stream.equals(rows.stream) && rows.events >= STEP) {
                    return rows.end(false);
                }
                rows.add(page.get(i), messages.get(i));
            }
            var last = page.get(page.size() - 1);
            page = page(view, rebuild, last.stream(), last.sequence());
        }
        return rows.end(true);
    }

    private List<StoredEvent> page(Rebuildable view, Rebuild rebuild, String stream, long sequence) {
        return log.byStream(view.streamType(), stream, sequence, rebuild.upTo(), PAGE);
    }

    private static final class RowCollector {
        private final Rebuildable view;
        private final List<ViewRows> streams = new ArrayList<>();
        private ViewRows rows = new ViewRows();
        private String stream;
        private boolean standing;
        private long events;

        RowCollector(Rebuildable view, String lastStream) {
            this.view = view;
            this.stream = lastStream;
        }

        void add(StoredEvent stored, DomainEventMessage<?> event) {
            if (!stored.stream().equals(stream)) {
                stream = stored.stream();
                rows = new ViewRows();
                streams.add(rows);
                standing = false;
            }
            events++;
            // the live view waits there for a release that knows the event
            standing |= EventReader.readability(event) == Readability.OF_A_LATER_RELEASE;
            if (standing) {
                return;
            }
            try {
                view.projection().accept(event, rows);
            } catch (RuntimeException e) {
                throw new UnreplayableEvent(stored.position(), e);
            }
        }

        Replayed end(boolean isLast) {
            return new Replayed(streams, stream, events, isLast);
        }
    }
}
