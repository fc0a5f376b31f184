package org.emailchange.api.query.audit;

/**
 * Asks for replays, newest first. Answered by a list of {@link ReplayProgress}.
 *
 * @param max how many at most
 */
public record FindReplays(int max) {}
