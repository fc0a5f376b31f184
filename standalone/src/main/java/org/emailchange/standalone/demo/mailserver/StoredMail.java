package org.emailchange.standalone.demo.mailserver;

import java.time.Instant;

/**
 * A mail in the mailbox.
 *
 * @param id counts up
 * @param text the plain text, empty where there is none
 * @param html the HTML, empty where there is none
 */
record StoredMail(long id, Instant at, String from, String to, String subject, String text, String html) {}
