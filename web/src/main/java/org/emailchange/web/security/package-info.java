/** Authentication and authorization: callers, their roles, the paths that each role may use, and security headers. */
@NullMarked
package org.emailchange.web.security;

import org.jspecify.annotations.NullMarked;
