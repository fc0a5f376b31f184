package org.emailchange.command.authentication;

import org.jspecify.annotations.Nullable;

/**
 * What the person shows again.
 *
 * @param password the password as typed
 */
public record Credential(@Nullable String password) {

    /** Never the secret, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[credential]";
    }
}
