package org.emailchange.pages.account;

import org.emailchange.command.authentication.Credential;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a form shows again: the passkey where there is one, else the password. */
@Component
class Credentials {

    private final JsonMapper json;

    Credentials(JsonMapper json) {
        this.json = json;
    }

    Credential of(String password, String passkey) {
        try {
            return passkey.isEmpty()
                    ? new Credential(password.isEmpty() ? null : password, null)
                    : new Credential(null, json.readTree(passkey));
        } catch (JacksonException noJson) {
            throw new ProblemException(GeneralProblem.MALFORMED);
        }
    }
}
