package org.emailchange.pages.desk.audit;

import java.time.Instant;
import java.util.List;

/**
 * The events of a day.
 *
 * @param begin of its first event
 * @param lines in the order in which they happened
 */
record Day(Instant begin, List<TimelineEntry> lines) {}
