/** What follows from events without a caller: mails are ordered, links expire, competing changes are declined. Decides nothing. */
@NullMarked
package org.emailchange.command.process;

import org.jspecify.annotations.NullMarked;
