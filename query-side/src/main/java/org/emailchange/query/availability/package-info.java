/** Whether an account could have an address. */
@NullMarked
package org.emailchange.query.availability;

import org.jspecify.annotations.NullMarked;
