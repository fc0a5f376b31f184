/** The events as they are stored, for who reads them rather than follows them. */
@NullMarked
package org.emailchange.eventstore.log;

import org.jspecify.annotations.NullMarked;
