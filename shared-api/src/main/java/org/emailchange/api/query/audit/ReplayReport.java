package org.emailchange.api.query.audit;

import java.util.List;

/**
 * A replay and what it found.
 *
 * @param progress how far it is
 * @param differences the first of them
 */
public record ReplayReport(ReplayProgress progress, List<ReplayDifference> differences) {}
