package org.emailchange.api.command;

import java.time.Instant;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.jspecify.annotations.Nullable;

/**
 * What a genuine link would do now.
 *
 * @param purpose what it is good for
 * @param newEmail the address that the change is about
 * @param currentEmail the verified address in force when it was asked for, if there was one
 * @param expiresAt when the link runs out
 */
public record InspectedLink(
        LinkPurpose purpose,
        EmailAddress newEmail,
        @Nullable EmailAddress currentEmail,
        Instant expiresAt) {}
