/** How many mails are not out, and for how long: what alarms are made of. */
@NullMarked
package org.emailchange.command.mail.watch;

import org.jspecify.annotations.NullMarked;
