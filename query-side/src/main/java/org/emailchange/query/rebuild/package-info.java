/** Views built anew from the events, compared with the live ones, and put in their place. */
@NullMarked
package org.emailchange.query.rebuild;

import org.jspecify.annotations.NullMarked;
