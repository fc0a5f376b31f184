/** Mails that come back: read from a mailbox, believed only where their return address is one of ours. */
@NullMarked
package org.emailchange.command.mail.bounce;

import org.jspecify.annotations.NullMarked;
