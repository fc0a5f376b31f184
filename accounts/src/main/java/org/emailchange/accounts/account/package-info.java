/** The accounts that people sign in to, and their passwords. */
@NullMarked
package org.emailchange.accounts.account;

import org.jspecify.annotations.NullMarked;
