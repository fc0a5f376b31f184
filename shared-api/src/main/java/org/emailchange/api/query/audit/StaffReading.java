package org.emailchange.api.query.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read something.
 *
 * @param id grows with each
 * @param at when
 * @param by which member of the staff
 * @param kind what
 * @param accountId whose; none where it was all accounts'
 */
public record StaffReading(
        long id,
        Instant at,
        String by,
        String kind,
        @Nullable String accountId) {}
