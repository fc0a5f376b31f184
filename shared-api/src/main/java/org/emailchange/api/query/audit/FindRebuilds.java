package org.emailchange.api.query.audit;

/**
 * Asks for replays, newest first. Answered by a list of {@link RebuildProgress}.
 *
 * @param max how many at most
 */
public record FindRebuilds(int max) {}
