/** Clients that speak HTTP as programs, browsers and attackers do. */
@NullMarked
package org.emailchange.testing.http;

import org.jspecify.annotations.NullMarked;
