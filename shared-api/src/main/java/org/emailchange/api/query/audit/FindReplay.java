package org.emailchange.api.query.audit;

import java.util.UUID;

/**
 * Asks for one replay and what it found. Answered by a {@link ReplayReport}, or nothing.
 *
 * @param id which
 * @param max how many differences at most
 */
public record FindReplay(UUID id, int max) {}
