/** A mail server that delivers to a mailbox which anybody on this machine can read, for trying the service out. */
@NullMarked
package org.emailchange.standalone.demo.mailserver;

import org.jspecify.annotations.NullMarked;
