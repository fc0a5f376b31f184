/** How events are kept in PostgreSQL, and how processors and listeners are woken. */
@NullMarked
package org.emailchange.eventstore;

import org.jspecify.annotations.NullMarked;
