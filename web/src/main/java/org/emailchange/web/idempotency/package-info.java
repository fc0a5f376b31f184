/** Requests that a client can repeat safely: one {@code Idempotency-Key} is executed once and answered alike each time. */
@NullMarked
package org.emailchange.web.idempotency;

import org.jspecify.annotations.NullMarked;
