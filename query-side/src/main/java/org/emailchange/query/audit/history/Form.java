package org.emailchange.query.audit.history;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** A form of a history. */
enum Form {
    JSON("application/json") {
        @Override
        EntryWriter to(Writer out, JsonMapper json) {
            return new JsonEntries(out, json, "[", ",\n", "]");
        }
    },
    NDJSON("application/x-ndjson") {
        @Override
        EntryWriter to(Writer out, JsonMapper json) {
            return new JsonEntries(out, json, "", "\n", "\n");
        }
    },
    CSV("text/csv;charset=utf-8;header=present") {
        @Override
        EntryWriter to(Writer out, JsonMapper json) {
            return new CsvEntries(out);
        }
    };

    private final String mediaType;

    Form(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The first form that the request asks for; JSON where it leaves the choice. */
    static Form of(HttpServletRequest request) {
        var wanted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .flatMap(type -> Arrays.stream(values()).filter(form -> type.includes(form.type())))
                .findFirst()
                .orElse(JSON);
    }

    private MediaType type() {
        return MediaType.parseMediaType(mediaType);
    }

    String mediaType() {
        return mediaType;
    }

    abstract EntryWriter to(Writer out, JsonMapper json);
}
