package org.emailchange.api.query.audit;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Asks who of the staff read what, newest first. Answered by a list of {@link Result}.
 *
 * @param accountId of whom; of anybody where there is none
 * @param before the id of the last one known; {@code Long.MAX_VALUE} for the newest
 * @param max how many at most
 */
public record FindAccessLog(@Nullable AccountId accountId, long before, int max) {

    /**
     * That somebody read something.
     *
     * @param id grows with each
     * @param at when
     * @param by which member of the staff
     * @param kind what
     * @param accountId whose; none where it was all accounts'
     */
    public record Result(
            long id,
            Instant at,
            String by,
            String kind,
            @Nullable String accountId) {}
}
