/** Passkeys of accounts: registering and using them, always with the person verified by the device. */
@NullMarked
package org.emailchange.accounts.passkey;

import org.jspecify.annotations.NullMarked;
