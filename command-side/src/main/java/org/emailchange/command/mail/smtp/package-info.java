/** The connections to the mail server, and what became of a message that was handed to it. */
@NullMarked
package org.emailchange.command.mail.smtp;

import org.jspecify.annotations.NullMarked;
