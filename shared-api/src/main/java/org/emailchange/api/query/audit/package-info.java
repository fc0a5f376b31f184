/** What auditors ask the query side, each question with its answer. */
@NullMarked
package org.emailchange.api.query.audit;

import org.jspecify.annotations.NullMarked;
