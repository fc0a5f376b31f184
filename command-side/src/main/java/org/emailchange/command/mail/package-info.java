/** Mails: ordered with the transaction that calls for them, sent by workers on any node, reported back as events. */
@NullMarked
package org.emailchange.command.mail;

import org.jspecify.annotations.NullMarked;
