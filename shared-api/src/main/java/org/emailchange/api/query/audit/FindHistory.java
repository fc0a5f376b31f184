package org.emailchange.api.query.audit;

import java.util.Locale;
import org.emailchange.api.AccountId;

/**
 * Asks for some of an account's events. Answered by a {@link HistoryPage}; noted as read.
 *
 * @param accountId whose account
 * @param filter which events
 * @param place which part of them
 * @param max how many at most
 * @param askedBy the member of the staff who reads it
 * @param language of the sentences
 */
public record FindHistory(
        AccountId accountId,
        EventFilter filter,
        HistoryPage.Position place,
        int max,
        String askedBy,
        Locale language) {}
