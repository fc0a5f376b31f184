/** The stored events as auditors read them, and the status of an account as of an instant. */
@NullMarked
package org.emailchange.query.history;

import org.jspecify.annotations.NullMarked;
