package org.emailchange.query.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.notify.Notifications;
import org.emailchange.query.projection.StoredRows.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the rows of views in the database up to date: those of a batch of events are read by one statement, and written by
 * one for each table. What was written lately is remembered and need not be read. It is never trusted, as another node or
 * a rebuild may have written since: a row changes only where it still is the one that is known; else it is read, locked.
 */
@Component
public class LiveViews {
    private static final Logger LOG = LoggerFactory.getLogger(LiveViews.class);
    private static final int REMEMBERED = 1000;
    private static final int PAGE = 1000;

    private final StoredRows stored;
    private final Notifications notifications;
    private final EventLog log;
    private final EventReader reader;
    private final Map<String, Found> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > REMEMBERED;
        }
    });

    LiveViews(StoredRows stored, Notifications notifications, EventLog log, EventReader reader) {
        this.stored = stored;
        this.notifications = notifications;
        this.log = log;
        this.reader = reader;
    }

    /** Goes on to an event, together with the others of its batch, before these are committed. */
    public void apply(Rebuildable view, DomainEventMessage<?> event) {
        var batch = CurrentUnitOfWork.get();
        List<DomainEventMessage<?>> events = batch.getOrComputeResource("events of " + view.name(), name -> {
            var collected = new ArrayList<DomainEventMessage<?>>();
            batch.onPrepareCommit(unit -> {
                var written = write(view, collected);
                unit.afterCommit(committed ->
                        written.forEach(row -> remembered.put(row.stamp().id(), row)));
            });
            return collected;
        });
        events.add(event);
    }

    private List<Found> write(Rebuildable view, List<DomainEventMessage<?>> events) {
        Map<String, List<DomainEventMessage<?>>> streams = events.stream()
                .collect(Collectors.groupingBy(
                        DomainEventMessage::getAggregateIdentifier, LinkedHashMap::new, Collectors.toList()));
        announce(view, streams.keySet());
        var batch = new ViewBatch(view, stored);
        streams.forEach((stream, ofStream) -> {
            var row = remembered.remove(stream);
            var version = row == null ? 0 : ((VersionedView) row.row()).version();
            // what is remembered is no proof that an event is known, only something to go on from
            if (number(ofStream.get(0)) == version + 1) {
                batch.fold(stream, row, ofStream);
            }
        });
        var written = new ArrayList<>(batch.write());
        streams.keySet().removeAll(batch.done());
        if (!streams.isEmpty()) {
            written.addAll(writeLocked(view, streams));
        }
        return written;
    }

    /** Also streams whose events were known: the node that wrote them may have died before it announced them. */
    private void announce(Rebuildable view, Set<String> streams) {
        var channel = view.channel();
        if (channel != null) {
            streams.forEach(stream -> notifications.publish(channel, stream));
        }
    }

    /** With rows that nobody else can write: what they lack now, they do lack. */
    private List<Found> writeLocked(Rebuildable view, Map<String, List<DomainEventMessage<?>>> streams) {
        var batch = new ViewBatch(view, stored);
        var known = stored.lock(view.tables().get(0), streams.keySet()).stream()
                .collect(Collectors.toMap(row -> row.stamp().id(), row -> row));
        streams.forEach((stream, events) -> {
            if (!batch.fold(stream, known.get(stream), events)) {
                var last = number(events.get(events.size() - 1));
                LOG.warn(
                        "The view {} lacked an event before number {} of a stream; its rows are rebuilt",
                        view.name(),
                        last);
                batch.replace(stream, replay(view, stream, last));
            }
        });
        var written = batch.write();
        if (!batch.done().containsAll(streams.keySet())) {
            throw new IllegalStateException("Rows of the view " + view.name() + " are being written by somebody else");
        }
        return written;
    }

    private static long number(DomainEventMessage<?> event) {
        return event.getSequenceNumber() + 1;
    }

    /** The rows of a stream from its events, up to the one of this number, or to one that this release does not know. */
    public ViewRows replay(Rebuildable view, String stream, long upToNumber) {
        var rows = new ViewRows();
        var page = log.ofStream(stream, -1, EventFilter.ALL, PAGE);
        while (!page.isEmpty()) {
            var wanted =
                    page.stream().filter(event -> event.number() <= upToNumber).toList();
            var known =
                    reader.read(wanted).stream().takeWhile(EventReader::isKnown).toList();
            known.forEach(event -> view.projection().accept(event, rows));
            page = known.size() < page.size()
                    ? List.of()
                    : log.ofStream(stream, page.get(page.size() - 1).sequence(), EventFilter.ALL, PAGE);
        }
        return rows;
    }

    /** Begins with an empty view. */
    public void clear(Rebuildable view) {
        view.tables().forEach(stored::clear);
    }
}
