package org.emailchange.web.idempotency;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Who calls without signing in: whoever holds the token that the body brings. */
@Component
class LinkHolder {

    private final JsonMapper json;

    LinkHolder(JsonMapper json) {
        this.json = json;
    }

    /** The holder of this token; of a body without one, whoever sends the same body. */
    String of(String body) {
        try {
            var token =
                    json.readTree(body.getBytes(StandardCharsets.ISO_8859_1)).path("token");
            return "link " + (token.isString() ? token.asString().replace('\n', ' ') : body.replace('\n', ' '));
        } catch (JacksonException noJson) {
            return "link " + body.replace('\n', ' ');
        }
    }
}
