/** Who may call, and what callers are told when something is wrong: the HTTP edge that both sides share. */
@NullMarked
package org.emailchange.access;

import org.jspecify.annotations.NullMarked;
