package org.emailchange.command.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.emailchange.api.event.IssuedLink;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How links and facts stand in the table. A mapper of its own, so that the web's settings do not change what is kept. */
final class MailJson {

    private static final TypeReference<List<IssuedLink>> LINKS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    List<IssuedLink> links(String json) {
        return mapper.readValue(json, LINKS);
    }

    MailFacts facts(String json) {
        return mapper.readValue(json, MailFacts.class);
    }
}
