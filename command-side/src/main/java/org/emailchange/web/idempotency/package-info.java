/** Requests that may be repeated: the same {@code Idempotency-Key} is answered as it was first, and done once. */
@NullMarked
package org.emailchange.web.idempotency;

import org.jspecify.annotations.NullMarked;
