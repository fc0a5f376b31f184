package org.emailchange.api;

/**
 * A datum about a person, marked as such by its type so that it can be protected, exported and erased as one.
 *
 * @param subject the id of the account whose person the datum is about
 * @param value the datum in clear
 */
public record Personal(String subject, String value) {

    public static Personal of(AccountId subject, String value) {
        return new Personal(subject.value(), value);
    }

    /** Never the datum, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[personal]";
    }
}
