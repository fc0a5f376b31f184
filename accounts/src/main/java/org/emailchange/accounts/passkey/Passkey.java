package org.emailchange.accounts.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey of an account.
 *
 * @param id its id, in base64url
 * @param label the name that the owner gave it
 * @param createdAt when it was registered
 * @param usedAt when it was last used; nothing where it never was
 * @param trustedFrom until then it opens no more than a password
 */
public record Passkey(
        String id,
        String label,
        Instant createdAt,
        @Nullable Instant usedAt,
        Instant trustedFrom) {}
