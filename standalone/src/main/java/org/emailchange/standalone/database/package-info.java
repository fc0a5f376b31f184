/** A PostgreSQL of its own, started and stopped with the application, for when no other is given. */
@NullMarked
package org.emailchange.standalone.database;

import org.jspecify.annotations.NullMarked;
