package org.emailchange.api.query.audit;

/**
 * Something that the live view did not have as the events say.
 *
 * @param table where
 * @param stream whose: the account, or the id of the address
 * @param row which row
 * @param field which column, {@code (missing)} or {@code (too much)}
 */
public record ReplayDifference(String table, String stream, String row, String field) {}
