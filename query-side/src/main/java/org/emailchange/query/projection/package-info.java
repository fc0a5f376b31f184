/** What all views have in common: how they follow the events, announce changes, and how far they lag behind. */
@NullMarked
package org.emailchange.query.projection;

import org.jspecify.annotations.NullMarked;
