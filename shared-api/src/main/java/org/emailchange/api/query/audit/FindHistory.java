package org.emailchange.api.query.audit;

import java.util.Locale;
import org.emailchange.api.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for events of one account or of all. Answered by a {@link HistoryPage}; the access is logged.
 *
 * @param accountId the account; null for the events of all accounts
 * @param filter which events
 * @param place where to begin: at the number of an event in its account's stream, or of all accounts, at its position
 * @param max how many at most
 * @param askedBy the member of the staff who reads it
 * @param language of the sentences
 */
public record FindHistory(
        @Nullable AccountId accountId,
        EventFilter filter,
        HistoryPage.Position place,
        int max,
        String askedBy,
        Locale language) {}
