package org.emailchange.query.projection;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of a view as its projection reads and writes them: the live ones in the database, or rows in memory, where a
 * view is rebuilt or read as of an instant. So one projection serves all three.
 */
public interface ViewRows {

    /** The row that follows a stream, locked, so that neither another node nor a rebuild changes it before the commit. */
    <R> Optional<R> findForUpdate(Class<R> type, Object id);

    /** Another row of the stream, which the lock on the first one protects as well. */
    <R> Optional<R> find(Class<R> type, Object id);

    /** Keeps a row, new or changed. */
    void save(Object id, Object row);

    /** The rows of the database, in the transaction of the caller. */
    static ViewRows of(EntityManager entities) {
        return new ViewRows() {
            @Override
            public <R> Optional<R> findForUpdate(Class<R> type, Object id) {
                var query = entities.createQuery("from " + type.getName() + " view where id(view) = :id", type)
                        .setParameter("id", id)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE);
                return Optional.ofNullable(query.getSingleResultOrNull());
            }

            @Override
            public <R> Optional<R> find(Class<R> type, Object id) {
                return Optional.ofNullable(entities.find(type, id));
            }

            @Override
            public void save(Object id, Object row) {
                // a row that was found is saved by the transaction
                if (!entities.contains(row)) {
                    entities.persist(row);
                }
            }
        };
    }

    /** The rows of a few streams, apart from the database. */
    final class InMemory implements ViewRows {

        private record Key(Class<?> type, Object id) {}

        private final Map<Key, Object> rows = new LinkedHashMap<>();

        @Override
        public <R> Optional<R> findForUpdate(Class<R> type, Object id) {
            return find(type, id);
        }

        @Override
        public <R> Optional<R> find(Class<R> type, Object id) {
            return Optional.ofNullable(type.cast(rows.get(new Key(type, id))));
        }

        @Override
        public void save(Object id, Object row) {
            rows.put(new Key(row.getClass(), id), row);
        }

        /** All of them, in the order in which they came. */
        public Stream<Object> all() {
            return rows.values().stream();
        }
    }
}
