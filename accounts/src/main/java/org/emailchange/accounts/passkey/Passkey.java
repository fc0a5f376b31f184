package org.emailchange.accounts.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner knows it.
 *
 * @param id its id, in base64url
 * @param label what its owner calls it
 * @param createdAt since when it is registered
 * @param usedAt when it was used last, if ever
 */
public record Passkey(
        String id,
        String label,
        Instant createdAt,
        @Nullable Instant usedAt) {}
