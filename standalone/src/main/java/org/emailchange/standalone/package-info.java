/** Everything in one process, for trying out and for small installations. */
@NullMarked
package org.emailchange.standalone;

import org.jspecify.annotations.NullMarked;
