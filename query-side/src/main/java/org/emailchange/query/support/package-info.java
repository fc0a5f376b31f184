/** What support sees of an account, masked, and what it can tell the customer. */
@NullMarked
package org.emailchange.query.support;

import org.jspecify.annotations.NullMarked;
