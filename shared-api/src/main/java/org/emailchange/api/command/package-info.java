/** What may be asked of the command side. */
@NullMarked
package org.emailchange.api.command;

import org.jspecify.annotations.NullMarked;
