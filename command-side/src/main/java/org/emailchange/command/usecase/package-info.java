/** The REST edge of the command side: requests become commands, refusals become problems. */
@NullMarked
package org.emailchange.command.usecase;

import org.jspecify.annotations.NullMarked;
