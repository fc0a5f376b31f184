/**
 * One small sequential model of the domain, and random clients that are held against it. They have new passwords set, but
 * neither add nor remove passkeys, nor use the links of mails about credentials; of those the model knows the events.
 */
@NullMarked
package org.emailchange.testing.model;

import org.jspecify.annotations.NullMarked;
