package org.emailchange.api.command;

import java.time.Instant;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * Counts a failed re-authentication. Answers {@link Result}.
 *
 * @param accountId whose account
 * @param method what was shown
 */
public record FailAuthentication(AccountId accountId, Authentication method) implements EmailChangeCommand {

    /**
     * What a failed re-authentication leaves.
     *
     * @param attemptsLeft how many more may fail before the lock
     * @param lockedUntil the end of the lock, if this failure locked
     * @param version the number of the last event that it caused
     */
    public record Result(int attemptsLeft, @Nullable Instant lockedUntil, long version) {}
}
