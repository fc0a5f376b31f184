/** Accounts, their passkeys and sessions, and the staff. */
@NullMarked
package org.emailchange.accounts;

import org.jspecify.annotations.NullMarked;
