/** Who is who: accounts, passkeys, sessions and staff. */
@NullMarked
package org.emailchange.accounts;

import org.jspecify.annotations.NullMarked;
