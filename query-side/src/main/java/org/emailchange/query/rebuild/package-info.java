/** Rebuilds views from the events in shadow tables, compares them with the live ones and replaces what differs. */
@NullMarked
package org.emailchange.query.rebuild;

import org.jspecify.annotations.NullMarked;
