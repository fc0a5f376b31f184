/** One small sequential model of the domain, and random clients that are held against it. */
@NullMarked
package org.emailchange.testing.model;

import org.jspecify.annotations.NullMarked;
