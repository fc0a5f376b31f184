/** The database as the whole application reaches it: limits on every wait, and what happens while it is away. */
@NullMarked
package org.emailchange.eventstore.database;

import org.jspecify.annotations.NullMarked;
