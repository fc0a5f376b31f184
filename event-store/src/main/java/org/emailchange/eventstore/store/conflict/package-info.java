/** Lost races for a stream, and trying them again. */
@org.jspecify.annotations.NullMarked
package org.emailchange.eventstore.store.conflict;
