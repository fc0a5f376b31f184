/** The addresses that an account had, from when to when. */
@NullMarked
package org.emailchange.query.status.previous;

import org.jspecify.annotations.NullMarked;
