/** The directory in which the standalone keeps everything that must outlive it. */
@NullMarked
package org.emailchange.standalone.data;

import org.jspecify.annotations.NullMarked;
