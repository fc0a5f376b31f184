/** What may be asked of the query side, each question with its answer. */
@NullMarked
package org.emailchange.api.query;

import org.jspecify.annotations.NullMarked;
