package org.emailchange.query.history;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BiFunction;
import org.emailchange.web.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** The formats in which a history can be exported. */
enum ExportFormat {
    JSON("json", "application/json", (out, json) -> new EntryWriter.Json(out, json, "[", ",\n", "]")),
    NDJSON("ndjson", "application/x-ndjson", (out, json) -> new EntryWriter.Json(out, json, "", "\n", "\n")),
    CSV("csv", "text/csv;charset=utf-8;header=present", CsvWriter::new);

    private final String extension;
    private final MediaType mediaType;
    private final BiFunction<Writer, JsonMapper, EntryWriter> writer;

    ExportFormat(String extension, String mediaType, BiFunction<Writer, JsonMapper, EntryWriter> writer) {
        this.extension = extension;
        this.mediaType = MediaType.parseMediaType(mediaType);
        this.writer = writer;
    }

    /** The format that the query parameter names, else the first that the request accepts, else JSON. */
    static ExportFormat of(HttpServletRequest request) {
        return named(request).orElseGet(() -> accepted(request));
    }

    /**
     * The format that the query parameter names: links use it for downloads.
     *
     * @throws ProblemException {@code malformed} if there is no such format
     */
    static Optional<ExportFormat> named(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("format")).map(ExportFormat::named);
    }

    private static ExportFormat named(String extension) {
        return Arrays.stream(values())
                .filter(form -> form.extension.equals(extension))
                .findFirst()
                .orElseThrow(() -> ProblemException.malformed(
                        "format",
                        Arrays.stream(values()).map(ExportFormat::extension).toList()));
    }

    private static ExportFormat accepted(HttpServletRequest request) {
        var wanted = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .flatMap(type -> Arrays.stream(values()).filter(form -> type.includes(form.mediaType)))
                .findFirst()
                .orElse(JSON);
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType.toString();
    }

    EntryWriter to(Writer out, JsonMapper json) {
        return writer.apply(out, json);
    }
}
