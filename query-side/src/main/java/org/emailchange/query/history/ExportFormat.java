package org.emailchange.query.history;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** A form of a history. */
enum ExportFormat {
    JSON("json", "application/json") {
        @Override
        EntryWriter to(Writer out, JsonMapper json) {
            return new JsonEntries(out, json, "[", ",\n", "]");
        }
    },
    NDJSON("ndjson", "application/x-ndjson") {
        @Override
        EntryWriter to(Writer out, JsonMapper json) {
            return new JsonEntries(out, json, "", "\n", "\n");
        }
    },
    CSV("csv", "text/csv;charset=utf-8;header=present") {
        @Override
        EntryWriter to(Writer out, JsonMapper json) {
            return new CsvWriter(out);
        }
    };

    private static final String PARAMETER = "format";

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The form that a link names, else the first that the request accepts; JSON where it leaves the choice. */
    static ExportFormat of(HttpServletRequest request) {
        return named(request).orElseGet(() -> accepted(request));
    }

    /** What a link names is meant to be kept as a file. */
    static Optional<ExportFormat> named(HttpServletRequest request) {
        var name = request.getParameter(PARAMETER);
        return Arrays.stream(values())
                .filter(form -> form.extension.equals(name))
                .findFirst();
    }

    private static ExportFormat accepted(HttpServletRequest request) {
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

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    abstract EntryWriter to(Writer out, JsonMapper json);
}
