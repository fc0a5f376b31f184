/** Bounces: each mail has a return path of its own, and delivery reports that come back to it are read. */
@NullMarked
package org.emailchange.command.mail.bounce;

import org.jspecify.annotations.NullMarked;
