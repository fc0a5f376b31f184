package org.emailchange.query.audit.replay;

/** How far a replay is. */
enum ReplayState {
    RUNNING,
    DONE,
    FAILED
}
