/** Random commands that are held against the model of the domain. */
package org.emailchange.command.model;
