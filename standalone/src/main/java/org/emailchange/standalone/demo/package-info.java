/** Accounts and staff with known passwords, for trying the service out on one's own machine. */
@NullMarked
package org.emailchange.standalone.demo;

import org.jspecify.annotations.NullMarked;
