/** The tokens of links: how they are made and proved, and the keys that sign them. */
@NullMarked
package org.emailchange.command.link;

import org.jspecify.annotations.NullMarked;
