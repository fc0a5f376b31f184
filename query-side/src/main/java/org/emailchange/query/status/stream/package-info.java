/** The status of an account as a stream of server-sent events. */
@NullMarked
package org.emailchange.query.status.stream;

import org.jspecify.annotations.NullMarked;
