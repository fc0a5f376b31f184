package org.emailchange.api.query.support;

import org.jspecify.annotations.Nullable;

/**
 * Asks for accounts by an id, a name or an address, each given in full. Answered by a list of {@link Result}; each
 * is noted as read.
 *
 * @param text the id, name or address
 * @param askedBy the member of the staff who reads it
 */
public record FindAccounts(String text, String askedBy) {

    /** What of an account a search matched, the strongest first. */
    public enum FoundBy {
        ID,
        USERNAME,
        CURRENT_ADDRESS,
        /** The address that an open change asks for. */
        OPEN_CHANGE,
        FORMER_ADDRESS,
        /** An address that was asked for, and never became the account's. */
        ENDED_CHANGE
    }

    /**
     * An account that a search found.
     *
     * @param accountId which
     * @param username masked
     * @param email masked; none where it has none
     * @param state of the open or last change, or {@code NONE}
     * @param foundBy what of it was searched for
     */
    public record Result(
            String accountId, String username, @Nullable String email, String state, FoundBy foundBy) {}
}
