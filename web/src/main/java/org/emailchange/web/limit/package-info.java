/** How often something may be asked, counted for all nodes together in the database. */
@NullMarked
package org.emailchange.web.limit;

import org.jspecify.annotations.NullMarked;
