package org.emailchange.api;

/**
 * A token as somebody presented it, genuine or not.
 *
 * @param value the token as it stands in the link
 */
public record LinkToken(String value) {

    /** Never the token, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[link token]";
    }
}
