package org.emailchange.api.command;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;

/**
 * How far a change has come by a command.
 *
 * @param changeId which change
 * @param newEmail the address that the change is about
 * @param currentEmail the verified address in force when it was requested, if there was one
 * @param state where it stands
 * @param expiresAt when its links run out
 * @param awaiting which sides must still confirm
 * @param version the number of the last event that the command caused, or found
 */
public record ChangeProgress(
        ChangeId changeId,
        EmailAddress newEmail,
        @Nullable EmailAddress currentEmail,
        ChangeState state,
        Instant expiresAt,
        List<Side> awaiting,
        long version) {}
