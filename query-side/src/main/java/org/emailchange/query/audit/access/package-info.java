/** Who of the staff read whose data. */
@NullMarked
package org.emailchange.query.audit.access;

import org.jspecify.annotations.NullMarked;
