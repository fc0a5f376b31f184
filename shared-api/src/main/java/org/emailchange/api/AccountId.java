package org.emailchange.api;

import java.util.UUID;

/**
 * Identifies the account whose address may change.
 *
 * @param value a UUID in its canonical, lower-case text form
 */
public record AccountId(String value) {

    /** @throws IllegalArgumentException if the value is not a UUID in canonical form */
    public AccountId {
        Ids.requireCanonical(value);
    }

    /** The id of a UUID's text, in whatever case. */
    public static AccountId of(String text) {
        return new AccountId(Ids.canonical(text));
    }

    public static AccountId of(UUID uuid) {
        return new AccountId(uuid.toString());
    }

    public UUID uuid() {
        return UUID.fromString(value);
    }

    /** The raw value, which is also the id of the account's event stream. */
    @Override
    public String toString() {
        return value;
    }
}
