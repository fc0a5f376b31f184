/** What support asks the query side, each question with its answer; all addresses and names in them are masked. */
@NullMarked
package org.emailchange.api.query.support;

import org.jspecify.annotations.NullMarked;
