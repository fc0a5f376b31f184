/** The status of an account's address, of its changes, and the addresses it had before. */
@NullMarked
package org.emailchange.query.status;

import org.jspecify.annotations.NullMarked;
