package org.emailchange.api.command;

import java.time.Instant;
import java.util.List;
import org.emailchange.api.ChangeId;
import org.emailchange.api.ChangeState;
import org.emailchange.api.Side;

/**
 * How far a change has come with a command.
 *
 * @param changeId which change
 * @param state where it stands
 * @param expiresAt when its links run out
 * @param awaiting which sides must still confirm
 * @param version the number of the last event that the command caused, or found
 */
public record ChangeProgress(
        ChangeId changeId, ChangeState state, Instant expiresAt, List<Side> awaiting, long version) {}
