package org.emailchange.api.query.support;

/**
 * Asks for accounts by an id, a name or an address, each given in full. Answered by a list of {@link FoundAccount}; each
 * is noted as read.
 *
 * @param text the id, name or address
 * @param askedBy the member of the staff who reads it
 */
public record FindAccounts(String text, String askedBy) {}
