/** A device with a passkey, in software. */
@NullMarked
package org.emailchange.testing.passkey;

import org.jspecify.annotations.NullMarked;
