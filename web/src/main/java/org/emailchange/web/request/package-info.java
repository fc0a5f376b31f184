/** What a request may look like: how large, how slow, how strictly written. */
@NullMarked
package org.emailchange.web.request;

import org.jspecify.annotations.NullMarked;
