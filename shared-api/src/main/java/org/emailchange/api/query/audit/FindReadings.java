package org.emailchange.api.query.audit;

import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Asks who of the staff read what, newest first. Answered by a list of {@link StaffReading}.
 *
 * @param accountId of whom; of anybody where there is none
 * @param before the id of the last one known; {@code Long.MAX_VALUE} for the newest
 * @param max how many at most
 */
public record FindReadings(@Nullable AccountId accountId, long before, int max) {}
