/** Where people sign in, and where they get to from there. */
@NullMarked
package org.emailchange.pages.signin;

import org.jspecify.annotations.NullMarked;
