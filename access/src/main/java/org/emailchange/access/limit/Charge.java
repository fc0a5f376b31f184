package org.emailchange.access.limit;

/**
 * One drop for one bucket.
 *
 * @param limit the name of the limit, as the settings and the headers have it
 * @param rate how much the bucket takes
 * @param subject whose bucket it is; never stored as it is
 */
record Charge(String limit, Rate rate, String subject) {}
