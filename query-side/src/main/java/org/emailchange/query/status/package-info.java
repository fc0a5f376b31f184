/** The state of an account's address and of its changes. */
@NullMarked
package org.emailchange.query.status;

import org.jspecify.annotations.NullMarked;
