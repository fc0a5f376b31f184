/** The desk of auditors: what happened to an account, what it looked like then, and whether the views say the same. */
@NullMarked
package org.emailchange.pages.desk.audit;

import org.jspecify.annotations.NullMarked;
