package org.emailchange.api;

import java.util.UUID;

/**
 * Identifies one attempt to add or replace the address of an account.
 *
 * @param value a UUID in its canonical, lower-case text form
 */
public record ChangeId(String value) {

    /** @throws IllegalArgumentException if the value is not a UUID in canonical form */
    public ChangeId {
        Ids.requireCanonical(value);
    }

    /** The id of a UUID's text, in whatever case. */
    public static ChangeId of(String text) {
        return new ChangeId(Ids.canonical(text));
    }

    public static ChangeId of(UUID uuid) {
        return new ChangeId(uuid.toString());
    }

    public UUID uuid() {
        return UUID.fromString(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
