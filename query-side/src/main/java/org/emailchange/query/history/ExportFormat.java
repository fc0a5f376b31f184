package org.emailchange.query.history;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.function.BiFunction;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** The formats in which a history can be exported. */
enum ExportFormat {
    JSON("json", "application/json", (out, json) -> new JsonWriter(out, json, "[", ",\n", "]")),
    NDJSON("ndjson", "application/x-ndjson", (out, json) -> new JsonWriter(out, json, "", "\n", "\n")),
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
                .orElseThrow(() -> new ProblemException(Problem.of(GeneralProblem.MALFORMED)
                        .with("field", "format")
                        .with(
                                "possible",
                                Arrays.stream(values())
                                        .map(ExportFormat::extension)
                                        .toList())));
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

    /** Writes entries one by one. */
    interface EntryWriter {
        void begin() throws IOException;

        void write(HistoryPage.Entry entry) throws IOException;

        void end() throws IOException;
    }

    private static final class JsonWriter implements EntryWriter {
        private final Writer out;
        private final JsonMapper json;
        private final String before;
        private final String between;
        private final String after;
        private boolean first = true;

        JsonWriter(Writer out, JsonMapper json, String before, String between, String after) {
            this.out = out;
            this.json = json;
            this.before = before;
            this.between = between;
            this.after = after;
        }

        @Override
        public void begin() throws IOException {
            out.write(before);
        }

        @Override
        public void write(HistoryPage.Entry entry) throws IOException {
            if (!first) {
                out.write(between);
            }
            first = false;
            out.write(json.writeValueAsString(entry));
        }

        @Override
        public void end() throws IOException {
            out.write(first && before.isEmpty() ? "" : after);
        }
    }
}
