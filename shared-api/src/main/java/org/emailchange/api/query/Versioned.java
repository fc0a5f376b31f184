package org.emailchange.api.query;

/**
 * An answer about an account, with the number of the account's last event that it knows.
 *
 * @param version 0 where no event is known
 * @param answer the answer
 */
public record Versioned<T>(long version, T answer) {}
