package org.emailchange.query.audit.access;

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
record Access(
        long id,
        Instant at,
        String by,
        Reading kind,
        @Nullable String accountId) {}
