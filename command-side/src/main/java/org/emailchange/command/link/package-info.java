/** The tokens of links: how they are made, proved and put into URLs, and the keys that sign them. */
@NullMarked
package org.emailchange.command.link;

import org.jspecify.annotations.NullMarked;
