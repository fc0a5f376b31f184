/** Whole command sides for tests, as many as a cluster needs, on a real database and a real mail server. */
@NullMarked
package org.emailchange.nodes;

import org.jspecify.annotations.NullMarked;
