/**
 * What makes trying the service out easy on one machine: accounts and staff with known passwords, and a mail server with a
 * mailbox to read.
 */
@NullMarked
package org.emailchange.standalone.demo;

import org.jspecify.annotations.NullMarked;
