package org.emailchange.api.query.audit;

/** How far a replay is. */
public enum ReplayState {
    /** It goes on. */
    RUNNING,
    /** The view is what the events say. */
    DONE,
    /** It ended without changing the view. */
    FAILED
}
