/** How far views are behind the events. */
@NullMarked
package org.emailchange.query.lag;

import org.jspecify.annotations.NullMarked;
