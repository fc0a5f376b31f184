/** Passkeys: registered, named, removed, and asked for with the person verified by their device. */
@NullMarked
package org.emailchange.accounts.passkey;

import org.jspecify.annotations.NullMarked;
