/** What the desks of staff have in common: their frame, how they ask, and how they tell times. */
@NullMarked
package org.emailchange.pages.desk;

import org.jspecify.annotations.NullMarked;
