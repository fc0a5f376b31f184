/** Re-authentication at the moment of asking: every attempt is charged before its secret is checked. */
@NullMarked
package org.emailchange.command.authentication;

import org.jspecify.annotations.NullMarked;
