/** Everything that can go wrong, in one catalogue, told as RFC 9457 says. */
@NullMarked
package org.emailchange.web.problem;

import org.jspecify.annotations.NullMarked;
