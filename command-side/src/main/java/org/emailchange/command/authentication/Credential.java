package org.emailchange.command.authentication;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the person shows again: one of the two.
 *
 * @param password the password as typed
 * @param passkey what the device answered, as browsers write it
 */
public record Credential(
        @Nullable String password, @Nullable JsonNode passkey) {

    /** Never the secret, so that it does not reach a log by being printed. */
    @Override
    public String toString() {
        return "[credential]";
    }
}
