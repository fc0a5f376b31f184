package org.emailchange.api.query.audit;

import java.util.List;

/**
 * Some events in a row.
 *
 * @param entries in the order in which they happened
 * @param more whether there are others further on in the direction that was asked for
 */
public record HistoryPage(List<HistoryEntry> entries, boolean more) {}
