/** The language that both sides speak: values, and the words for states, reasons and refusals. */
@NullMarked
package org.emailchange.api;

import org.jspecify.annotations.NullMarked;
