package org.emailchange.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.emailchange.query.projection.Rebuildable.Table;
import org.emailchange.query.projection.StoredRows.Found;
import org.emailchange.query.projection.StoredRows.Stamp;
import org.jspecify.annotations.Nullable;

/** What a batch of events does to the rows of a view in the database, written by a statement or two for each table. */
final class ViewBatch {

    private final Rebuildable view;
    private final Table heads;
    private final StoredRows stored;
    private final Map<String, Stamp> known = new HashMap<>();
    private final Map<String, ViewRows> streams = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();

    ViewBatch(Rebuildable view, StoredRows stored) {
        this.view = view;
        this.heads = view.tables().get(0);
        this.stored = stored;
    }

    /**
     * Applies the events of a stream.
     *
     * @param head its row of the first table, if there is one
     * @return whether the rows have what the events build on; else nothing is written of this stream
     */
    boolean fold(String stream, @Nullable Found head, List<DomainEventMessage<?>> events) {
        var row = head == null ? null : head.row();
        var rows = new ViewRows((type, id) -> type == heads.row() ? row : find(type, id));
        try {
            events.forEach(event -> view.projection().accept(event, rows));
        } catch (IncompleteView e) {
            return false;
        }
        streams.put(stream, rows);
        if (head != null) {
            known.put(stream, head.stamp());
        }
        return true;
    }

    private @Nullable Object find(Class<?> type, String id) {
        var table = view.tables().stream()
                .filter(one -> one.row() == type)
                .findFirst()
                .orElseThrow();
        return stored.lock(table, List.of(id)).stream()
                .map(Found::row)
                .findFirst()
                .orElse(null);
    }

    /** Replaces all rows of a stream. */
    void replace(String stream, ViewRows rows) {
        view.tables().forEach(table -> stored.remove("public", table, stream));
        streams.put(stream, rows);
    }

    /** Writes the rows of each stream, unless somebody else has written its head meanwhile; returns the heads written. */
    List<Found> write() {
        Map<String, Object> changed = new LinkedHashMap<>();
        streams.forEach((stream, rows) -> rows.saved(heads.row())
                .findFirst()
                .ifPresentOrElse(head -> changed.put(stream, head), () -> done.add(stream)));
        Map<Object, Stamp> going = new LinkedHashMap<>();
        List<Object> beginning = new ArrayList<>();
        changed.forEach((stream, head) -> {
            var stamp = known.get(stream);
            if (stamp == null) {
                beginning.add(head);
            } else {
                going.put(head, stamp);
            }
        });
        var written = new ArrayList<>(stored.add(heads, beginning));
        written.addAll(stored.change(heads, List.copyOf(going.keySet()), List.copyOf(going.values())));
        written.forEach(stamp -> done.add(stamp.id()));
        // whoever has written the head is the only one who writes the other rows of its stream
        for (var table : view.tables().subList(1, view.tables().size())) {
            var others = written.stream()
                    .flatMap(stamp ->
                            Objects.requireNonNull(streams.get(stamp.id())).saved(table.row()));
            stored.put("public", table, others.toList());
        }
        return written.stream()
                .map(stamp -> new Found(stamp, Objects.requireNonNull(changed.get(stamp.id()))))
                .toList();
    }

    /** The streams of which nothing is left to be written. */
    Set<String> done() {
        return done;
    }
}
