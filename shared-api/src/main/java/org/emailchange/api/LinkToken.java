package org.emailchange.api;

/**
 * A token as it was presented, genuine or not.
 *
 * @param value the token as in the URL of the link
 */
public record LinkToken(String value) {

    /** Never the token, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[link token]";
    }
}
