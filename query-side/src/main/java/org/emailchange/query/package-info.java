/** Answers what is: views that follow the events, the queries on them, and how they are told over HTTP. */
@NullMarked
package org.emailchange.query;

import org.jspecify.annotations.NullMarked;
