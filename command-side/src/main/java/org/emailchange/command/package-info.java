/** The command side: decides about changes, orders mails, and takes the links back. */
@NullMarked
package org.emailchange.command;

import org.jspecify.annotations.NullMarked;
