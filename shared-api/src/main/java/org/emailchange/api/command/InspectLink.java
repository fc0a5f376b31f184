package org.emailchange.api.command;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a link would do, and changes nothing. Answers {@link Result}.
 *
 * @param accountId whose account
 * @param changeId which change
 * @param token the token presented
 * @param signedInAs the account signed in where the link was opened, if any
 */
public record InspectLink(
        @TargetAggregateIdentifier AccountId accountId,
        ChangeId changeId,
        LinkToken token,
        @Nullable AccountId signedInAs)
        implements EmailChangeCommand {

    /**
     * What a genuine link would do now.
     *
     * @param purpose what it is good for
     * @param newEmail the address that the change is about
     * @param currentEmail the verified address in force when it was asked for, if there was one
     * @param expiresAt when the link runs out
     */
    public record Result(
            LinkPurpose purpose,
            EmailAddress newEmail,
            @Nullable EmailAddress currentEmail,
            Instant expiresAt) {}
}
