/** What a mail says: its model, the templates that put it into words, and the signed MIME message. */
@NullMarked
package org.emailchange.command.mail.message;

import org.jspecify.annotations.NullMarked;
