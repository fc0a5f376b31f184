/** Answers queries: views that follow the events, and their REST controllers. */
@NullMarked
package org.emailchange.query;

import org.jspecify.annotations.NullMarked;
