/** Short messages between the nodes, by LISTEN and NOTIFY. */
@org.jspecify.annotations.NullMarked
package org.emailchange.eventstore.notify;
