package org.emailchange.web.limit;

/**
 * A limit for one account, address or client.
 *
 * @param name as the settings and the headers have it
 * @param rate how many, in how long
 * @param key for which account, address or client; stored as a keyed hash only
 * @param shown whether headers tell the caller how much of it is left
 */
public record Limit(String name, Rate rate, String key, boolean shown) {

    /** A limit that the caller may know. */
    public Limit(String name, Rate rate, String key) {
        this(name, rate, key, true);
    }

    /** The same, hidden: others count against it as well, and what is left would tell about them. */
    public Limit hidden() {
        return new Limit(name, rate, key, false);
    }
}
