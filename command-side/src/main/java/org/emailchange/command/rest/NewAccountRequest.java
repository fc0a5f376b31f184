package org.emailchange.command.rest;

import org.jspecify.annotations.Nullable;

/**
 * An account to be opened.
 *
 * @param username the name to sign in with
 * @param password as typed
 * @param email the address that it brings along, if any
 * @param emailVerified whether the wallet vouches that its owner proved it; false if left out
 * @param accountId the wallet's own id for it, a UUID; one is made if left out
 * @param language the language to write to its owner in, as in BCP 47; English if left out
 */
public record NewAccountRequest(
        @Nullable String username,
        @Nullable String password,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String accountId,
        @Nullable String language) {

    /** Never the password, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[new account]";
    }
}
