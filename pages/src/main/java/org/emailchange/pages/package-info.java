/** The pages that people see once they sign in; a client of both sides that decides nothing. */
@NullMarked
package org.emailchange.pages;

import org.jspecify.annotations.NullMarked;
