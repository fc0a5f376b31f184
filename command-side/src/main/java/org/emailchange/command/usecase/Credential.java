package org.emailchange.command.usecase;

import org.emailchange.api.Authentication;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person shows again to prove who they are: either of the two.
 *
 * @param password the password as typed
 * @param passkey what the device answered, as browsers write it
 */
public record Credential(
        @Nullable String password, @Nullable JsonNode passkey) {

    /** @throws ProblemException MALFORMED unless exactly one of them is shown */
    Authentication method() {
        if ((password == null) == (passkey == null)) {
            throw ProblemException.malformed("credential");
        }
        return password == null ? Authentication.PASSKEY : Authentication.PASSWORD;
    }

    /** Without the secret, so that it does not get into a log by being printed. */
    @Override
    public String toString() {
        return "[credential]";
    }
}
