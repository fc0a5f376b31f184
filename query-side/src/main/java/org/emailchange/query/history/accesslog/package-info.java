/** Who of the staff read whose data. */
@NullMarked
package org.emailchange.query.history.accesslog;

import org.jspecify.annotations.NullMarked;
