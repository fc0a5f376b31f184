package org.emailchange.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.StoredEvent;
import org.emailchange.query.projection.Rebuildable;
import org.emailchange.query.projection.StreamFold;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the next streams into the copy: whole ones, so that nothing has to be kept between two steps. */
@Component
class StreamReplayer {
    static final int EVENTS = 2000;
    private static final int PAGE = 1000;

    private final EventLog log;
    private final EventReader reader;
    private final ShadowTables copy;

    StreamReplayer(EventLog log, EventReader reader, ShadowTables copy) {
        this.log = log;
        this.reader = reader;
        this.copy = copy;
    }

    /**
     * What a step did.
     *
     * @param lastStream the last stream that is in the copy now
     * @param events how many events that took
     * @param isLast whether nothing is left
     */
    record Outcome(String lastStream, long events, boolean isLast) {}

    Outcome run(Rebuildable view, Rebuild replay) {
        var building = new Building(view, replay.lastStream());
        var page = page(view, replay, replay.lastStream(), Long.MAX_VALUE);
        while (!page.isEmpty()) {
            var messages = reader.read(page);
            for (int i = 0; i < page.size(); i++) {
                var stream = page.get(i).stream();
                if (!stream.equals(building.stream) && building.events >= EVENTS) {
                    return building.end(false);
                }
                building.take(page.get(i), messages.get(i));
            }
            var last = page.get(page.size() - 1);
            page = page(view, replay, last.stream(), last.sequence());
        }
        return building.end(true);
    }

    private List<StoredEvent> page(Rebuildable view, Rebuild replay, String stream, long sequence) {
        return log.byStream(view.streamType(), stream, sequence, replay.upTo(), PAGE);
    }

    /** The streams of one step. */
    private final class Building {
        private final Rebuildable view;
        private final List<Object> rows = new ArrayList<>();
        private String stream;
        private @Nullable StreamFold fold;
        private long events;

        Building(Rebuildable view, String lastStream) {
            this.view = view;
            this.stream = lastStream;
        }

        void take(StoredEvent stored, DomainEventMessage<?> event) {
            if (fold == null || !stored.stream().equals(stream)) {
                finish();
                fold = view.begin();
                stream = stored.stream();
            }
            try {
                fold.apply(event);
            } catch (RuntimeException e) {
                throw new BadEvent(stored.position(), e);
            }
            events++;
        }

        private void finish() {
            if (fold != null) {
                fold.rows().forEach(rows::add);
            }
        }

        Outcome end(boolean isLast) {
            finish();
            copy.insert(rows);
            return new Outcome(stream, events, isLast);
        }
    }
}
