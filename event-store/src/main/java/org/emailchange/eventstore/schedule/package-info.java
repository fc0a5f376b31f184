/** Deadlines and jobs: when they are due, and who is woken for them. */
@org.jspecify.annotations.NullMarked
package org.emailchange.eventstore.schedule;
