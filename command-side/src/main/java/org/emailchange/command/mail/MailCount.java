package org.emailchange.command.mail;

import java.time.Instant;

/**
 * How many mails are in a state.
 *
 * @param state PENDING, DELAYED or FAILED
 * @param count how many
 * @param oldest when the oldest of them was ordered
 */
public record MailCount(String state, long count, Instant oldest) {}
