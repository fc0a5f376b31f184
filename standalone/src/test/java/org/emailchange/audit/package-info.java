/** What auditors are told of a real history, and whether views can be made of it anew. */
@NullMarked
package org.emailchange.audit;

import org.jspecify.annotations.NullMarked;
