/** Mails that are not out, for operators; and what went wrong with a mail, in the reader's language. */
@NullMarked
package org.emailchange.pages.desk.operator;

import org.jspecify.annotations.NullMarked;
