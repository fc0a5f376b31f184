/** Decides about the address of an account: what may be asked, confirmed, ended and undone. Knows no framework but Axon. */
@NullMarked
package org.emailchange.command.change;

import org.jspecify.annotations.NullMarked;
