/** What all views have in common: how they follow the events, and how they tell that they have changed. */
@NullMarked
package org.emailchange.query.projection;

import org.jspecify.annotations.NullMarked;
