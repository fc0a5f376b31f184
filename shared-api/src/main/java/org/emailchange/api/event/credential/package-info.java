/** What has happened to the passkeys and the password of an account, and to attempts with them. */
@NullMarked
package org.emailchange.api.event.credential;

import org.jspecify.annotations.NullMarked;
