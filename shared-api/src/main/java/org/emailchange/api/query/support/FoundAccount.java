package org.emailchange.api.query.support;

import org.jspecify.annotations.Nullable;

/**
 * An account that a search found.
 *
 * @param accountId which
 * @param username masked
 * @param email masked; none where it has none
 * @param state of the open or last change, or {@code NONE}
 */
public record FoundAccount(
        String accountId, String username, @Nullable String email, String state) {}
