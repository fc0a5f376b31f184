package org.emailchange.api.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a failed re-authentication leaves.
 *
 * @param attemptsLeft how many more may fail before the lock
 * @param lockedUntil the end of the lock, if this failure locked
 * @param version the number of the last event that it caused
 */
public record FailedAttempt(int attemptsLeft, @Nullable Instant lockedUntil, long version) {}
