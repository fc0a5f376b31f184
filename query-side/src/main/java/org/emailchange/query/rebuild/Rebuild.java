package org.emailchange.query.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.emailchange.api.query.audit.RebuildProgress;
import org.jspecify.annotations.Nullable;

/**
 * A replay as it is stored.
 *
 * @param id which
 * @param projection which view
 * @param state how far
 * @param startedBy by whom
 * @param startedAt when
 * @param endedAt when it was done or failed
 * @param upTo the last position that the copy is built from
 * @param total how many events that are
 * @param done how many of them the copy has seen
 * @param workedMillis how long that took
 * @param lastStream the last stream in the copy
 * @param differences how many were found, once it is done
 * @param error what went wrong
 */
record Rebuild(
        UUID id,
        String projection,
        RebuildProgress.State state,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        long upTo,
        long total,
        long done,
        long workedMillis,
        String lastStream,
        @Nullable Long differences,
        @Nullable String error) {}
