/** My e-mail: the page on which people see their address and change it. */
@NullMarked
package org.emailchange.pages.account;

import org.jspecify.annotations.NullMarked;
