/** What has happened. Stored for ever: a change here is additive, or comes with an upcaster. */
@NullMarked
package org.emailchange.api.event;

import org.jspecify.annotations.NullMarked;
