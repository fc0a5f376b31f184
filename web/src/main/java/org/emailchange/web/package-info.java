/** The HTTP edge that both sides share. It knows no account, no command and no view. */
@NullMarked
package org.emailchange.web;

import org.jspecify.annotations.NullMarked;
