/** What happens to sessions when an address changes. */
@NullMarked
package org.emailchange.pages.session;

import org.jspecify.annotations.NullMarked;
