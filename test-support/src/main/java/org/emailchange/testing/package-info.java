/** What tests share: a real PostgreSQL, a real SMTP server that does as told, a clock to set. */
@NullMarked
package org.emailchange.testing;

import org.jspecify.annotations.NullMarked;
