/** Passkeys: registered, named, removed, and asked for with the person verified by their device. */
@NullMarked
package org.emailchange.access.passkey;

import org.jspecify.annotations.NullMarked;
