/** The pages of staff: the desks and their frame, and the search for an account that two desks begin with. */
@NullMarked
package org.emailchange.pages.desk;

import org.jspecify.annotations.NullMarked;
