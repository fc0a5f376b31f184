/** Sessions of browsers, stored in the database so that any node serves them. */
@NullMarked
package org.emailchange.accounts.session;

import org.jspecify.annotations.NullMarked;
