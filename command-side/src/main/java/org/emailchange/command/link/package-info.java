/** Links: how their tokens are made and proved, and the pages that they open. */
@NullMarked
package org.emailchange.command.link;

import org.jspecify.annotations.NullMarked;
