/** The people and programs of the house that call by name, as the settings list them. */
@NullMarked
package org.emailchange.accounts.staff;

import org.jspecify.annotations.NullMarked;
