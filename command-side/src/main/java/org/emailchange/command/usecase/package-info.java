/**
 * What can be asked of the command side: requesting a change and what belongs to it, using a link, passkeys, passwords,
 * opening accounts. REST controllers and pages are two clients of these classes, which know no HTTP.
 */
@NullMarked
package org.emailchange.command.usecase;

import org.jspecify.annotations.NullMarked;
