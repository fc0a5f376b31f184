/** The events as they are stored, for reading the log directly instead of subscribing. */
@NullMarked
package org.emailchange.eventstore.log;

import org.jspecify.annotations.NullMarked;
