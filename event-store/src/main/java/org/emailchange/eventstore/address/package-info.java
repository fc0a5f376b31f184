/** Names for addresses in which no address stands. */
@NullMarked
package org.emailchange.eventstore.address;

import org.jspecify.annotations.NullMarked;
