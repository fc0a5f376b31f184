/** Rate limits, counted in the database for all nodes together; each feature defines its own. */
@NullMarked
package org.emailchange.web.limit;

import org.jspecify.annotations.NullMarked;
