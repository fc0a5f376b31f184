/** Waiting for a view to catch up, and watching it change, over HTTP. */
@NullMarked
package org.emailchange.query.live;

import org.jspecify.annotations.NullMarked;
