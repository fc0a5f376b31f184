/** A small application that the event store is tried with. */
@NullMarked
package org.emailchange.sample;

import org.jspecify.annotations.NullMarked;
