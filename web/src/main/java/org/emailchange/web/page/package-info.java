/** What all pages for people have in common: their language, their frame and their look. */
@NullMarked
package org.emailchange.web.page;

import org.jspecify.annotations.NullMarked;
