/** Ordered mails: stored, sent, retried and reported, until they are out or given up. */
@NullMarked
package org.emailchange.command.mail.outbox;

import org.jspecify.annotations.NullMarked;
