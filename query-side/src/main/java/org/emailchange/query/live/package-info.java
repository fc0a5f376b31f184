/** Noticing at once that a view has changed, on any node, and waiting without a thread until it has. */
@NullMarked
package org.emailchange.query.live;

import org.jspecify.annotations.NullMarked;
