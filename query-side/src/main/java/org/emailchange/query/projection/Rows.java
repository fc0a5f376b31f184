package org.emailchange.query.projection;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows of a view as a projection sees them, wherever they are kept.
 *
 * @param <ID> what names a row
 * @param <R> the row
 */
public interface Rows<ID, R> {
    /** The row of this id, held until it is saved, so that nobody else changes it meanwhile. */
    Optional<R> find(ID id);

    /** Keeps the row, new or changed. */
    void save(R row);

    /** Rows that are found and saved so. */
    static <ID, R> Rows<ID, R> of(Function<ID, Optional<R>> find, Consumer<R> save) {
        return new Rows<>() {
            @Override
            public Optional<R> find(ID id) {
                return find.apply(id);
            }

            @Override
            public void save(R row) {
                save.accept(row);
            }
        };
    }
}
