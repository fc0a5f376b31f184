package org.emailchange.query.projection;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Rows of few streams, for as long as somebody looks at them. */
public final class RowsInMemory<ID, R extends View<ID>> implements Rows<ID, R> {
    private final Map<ID, R> rows = new LinkedHashMap<>();

    @Override
    public Optional<R> find(ID id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public void save(R row) {
        rows.put(Objects.requireNonNull(row.getId()), row);
    }

    /** All of them. */
    public Collection<R> all() {
        return Collections.unmodifiableCollection(rows.values());
    }
}
