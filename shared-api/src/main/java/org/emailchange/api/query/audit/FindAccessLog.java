package org.emailchange.api.query.audit;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Asks which member of the staff read what, newest first. Answered by a list of {@link Result}.
 *
 * @param accountId the account that was read about; null for any
 * @param before the id of the last entry known; {@code Long.MAX_VALUE} for the newest
 * @param max how many at most
 */
public record FindAccessLog(@Nullable AccountId accountId, long before, int max) {

    /** What was read. */
    public enum Kind {
        /** Support or an auditor found the account by a search. */
        SEARCH,
        /** Support read its status, masked. */
        SUPPORT_STATUS,
        /** An auditor read its events. */
        HISTORY,
        /** An auditor read its status as of an instant. */
        STATUS_THEN,
        /** An auditor read the events of all accounts. */
        ALL_EVENTS
    }

    /**
     * An entry of the access log.
     *
     * @param id grows with each entry
     * @param at when
     * @param by the member of the staff
     * @param kind what was read
     * @param accountId about which account; null if about all
     */
    public record Result(
            long id,
            Instant at,
            String by,
            Kind kind,
            @Nullable String accountId) {}
}
