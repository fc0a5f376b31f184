/** The REST calls that change something: each controller turns a request into a use case. */
@NullMarked
package org.emailchange.command.rest;

import org.jspecify.annotations.NullMarked;
