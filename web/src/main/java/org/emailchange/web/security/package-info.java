/** Who the caller is, what each role may reach, and what every answer carries. */
@NullMarked
package org.emailchange.web.security;

import org.jspecify.annotations.NullMarked;
