package org.emailchange.command.change;

import java.util.List;
import org.emailchange.api.event.EmailChangeEvent;

/** What a command answered, and the events that it caused. */
record Answer<R>(R result, List<EmailChangeEvent> events) {}
