/** Sessions of people who signed in with a browser, kept in the database so that any node serves them. */
@NullMarked
package org.emailchange.accounts.session;

import org.jspecify.annotations.NullMarked;
