/** The pages as people meet them: in a real browser, at the whole application. */
@NullMarked
package org.emailchange.standalone.browser;

import org.jspecify.annotations.NullMarked;
