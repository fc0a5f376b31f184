/** The pages that links open: they say what will happen, change nothing until the button is pressed, and say what came of it. */
@NullMarked
package org.emailchange.pages.link;

import org.jspecify.annotations.NullMarked;
