package org.emailchange.api.query.audit;

import java.util.List;
import java.util.UUID;

/**
 * Asks for one replay and what it found. Answered by a {@link Result}, or nothing.
 *
 * @param id which
 * @param max how many differences at most
 */
public record FindRebuild(UUID id, int max) {

    /**
     * Something that the live view did not have as the events say.
     *
     * @param table where
     * @param stream whose: the account, or the id of the address
     * @param row which row
     * @param field which column, {@code (missing)} or {@code (too much)}
     */
    public record Difference(String table, String stream, String row, String field) {}

    /**
     * A replay and what it found.
     *
     * @param progress how far it is
     * @param differences the first of them
     */
    public record Result(RebuildProgress progress, List<Difference> differences) {}
}
