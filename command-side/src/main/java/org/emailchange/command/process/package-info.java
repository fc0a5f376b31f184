/** What follows from an event by itself: mails are ordered, links run out, others lose. Decides nothing. */
@NullMarked
package org.emailchange.command.process;

import org.jspecify.annotations.NullMarked;
