/** What operators see of mails that are not out, and what they can do about them. */
@NullMarked
package org.emailchange.command.operator;

import org.jspecify.annotations.NullMarked;
