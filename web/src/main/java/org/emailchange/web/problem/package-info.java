/** What can go wrong, answered as RFC 9457 describes. */
@NullMarked
package org.emailchange.web.problem;

import org.jspecify.annotations.NullMarked;
