/** How events and tokens are kept in PostgreSQL, and how processors read on and are woken. */
@org.jspecify.annotations.NullMarked
package org.emailchange.eventstore.store;
