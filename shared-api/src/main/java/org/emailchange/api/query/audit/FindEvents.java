package org.emailchange.api.query.audit;

import java.util.Locale;

/**
 * Asks for some of all accounts' events. Answered by a {@link HistoryPage}; noted as read.
 *
 * @param filter which events
 * @param place which part of them
 * @param max how many at most
 * @param askedBy the member of the staff who reads it
 * @param language of the sentences
 */
public record FindEvents(EventFilter filter, HistoryPage.Position place, int max, String askedBy, Locale language) {}
