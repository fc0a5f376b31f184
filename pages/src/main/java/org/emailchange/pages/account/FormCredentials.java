package org.emailchange.pages.account;

import org.emailchange.command.usecase.Credential;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the credential of a form: the passkey where there is one, else the password. */
@Component
class FormCredentials {

    private final JsonMapper json;

    FormCredentials(JsonMapper json) {
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
