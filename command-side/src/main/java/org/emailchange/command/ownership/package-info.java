/** Decides who owns an address. The database's unique key on a stream's events has the last word. */
@NullMarked
package org.emailchange.command.ownership;

import org.jspecify.annotations.NullMarked;
