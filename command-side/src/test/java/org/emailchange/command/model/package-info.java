/** A small sequential model of what may happen, and random commands that are held against it. */
package org.emailchange.command.model;
