/** The staff: people and programs of the operator, as the settings list them. */
@NullMarked
package org.emailchange.accounts.staff;

import org.jspecify.annotations.NullMarked;
