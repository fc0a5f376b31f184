/** A running command side, the people who use it, and their mailboxes. */
@NullMarked
package org.emailchange.edge;

import org.jspecify.annotations.NullMarked;
