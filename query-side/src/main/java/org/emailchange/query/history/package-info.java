/** What happened, event by event, as it is stored, and the status as it stood then. */
@NullMarked
package org.emailchange.query.history;

import org.jspecify.annotations.NullMarked;
