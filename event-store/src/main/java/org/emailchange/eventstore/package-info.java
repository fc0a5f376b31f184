/** The events in PostgreSQL, and what all that works with them needs: time, chance, a name for each node. */
@NullMarked
package org.emailchange.eventstore;

import org.jspecify.annotations.NullMarked;
