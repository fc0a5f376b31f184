package org.emailchange.web.limit;

/**
 * One to take out of one bucket.
 *
 * @param limit the name of the limit, as the settings and the headers have it
 * @param rate how much the bucket holds
 * @param subject whose bucket it is; never stored as it is
 * @param told whether whoever is charged may know how the bucket stands
 */
record Charge(String limit, Rate rate, String subject, boolean told) {

    Charge(String limit, Rate rate, String subject) {
        this(limit, rate, subject, true);
    }

    /** One whose bucket others take from as well: how it stands would tell of them. */
    Charge untold() {
        return new Charge(limit, rate, subject, false);
    }
}
