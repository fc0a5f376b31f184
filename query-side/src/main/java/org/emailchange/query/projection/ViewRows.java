package org.emailchange.query.projection;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one stream in memory, as a projection reads and changes them. So one projection serves the live view, one
 * that is rebuilt, and one as of an instant.
 */
public final class ViewRows {

    private record Key(Class<?> type, String id) {}

    private final Map<Key, Object> known = new HashMap<>();
    private final Map<Key, Object> saved = new LinkedHashMap<>();
    private final BiFunction<Class<?>, String, @Nullable Object> stored;

    /** None yet. */
    public ViewRows() {
        this((type, id) -> null);
    }

    /** @param stored where to look for a row that is asked for */
    ViewRows(BiFunction<Class<?>, String, @Nullable Object> stored) {
        this.stored = stored;
    }

    /** A row of the stream. */
    public <R> Optional<R> find(Class<R> type, Object id) {
        var key = new Key(type, id.toString());
        return Optional.ofNullable(type.cast(known.computeIfAbsent(key, k -> stored.apply(type, k.id))));
    }

    /** Keeps a row, new or changed. */
    public void save(Object id, Object row) {
        var key = new Key(row.getClass(), id.toString());
        known.put(key, row);
        saved.put(key, row);
    }

    /** The rows of a type that are new or changed, in the order in which they came. */
    public Stream<Object> saved(Class<?> type) {
        return saved.values().stream().filter(type::isInstance);
    }
}
