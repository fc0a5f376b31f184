/** Which member of the staff read about which account. */
@NullMarked
package org.emailchange.query.history.accesslog;

import org.jspecify.annotations.NullMarked;
