/** The settings of mail; its parts are {@code outbox}, {@code message}, {@code smtp} and {@code bounce}. */
@NullMarked
package org.emailchange.command.mail;

import org.jspecify.annotations.NullMarked;
