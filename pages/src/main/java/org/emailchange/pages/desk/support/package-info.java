/** The desk of support: find an account, and know what to tell the customer. */
@NullMarked
package org.emailchange.pages.desk.support;

import org.jspecify.annotations.NullMarked;
