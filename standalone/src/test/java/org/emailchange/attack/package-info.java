/** Clusters under attack: many clients at once, on two nodes of one database. */
@NullMarked
package org.emailchange.attack;

import org.jspecify.annotations.NullMarked;
