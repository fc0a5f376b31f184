/** The secrets of the standalone, made on its first start and kept. */
@NullMarked
package org.emailchange.standalone.keys;

import org.jspecify.annotations.NullMarked;
