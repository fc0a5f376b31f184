/** How requests are read: limits of size and time, strict JSON, and where a request comes from. */
@NullMarked
package org.emailchange.web.request;

import org.jspecify.annotations.NullMarked;
