package org.emailchange.query.history;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.query.history.accesslog.AccessLog;
import org.emailchange.query.history.accesslog.Reading;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The events of one account and of all, written while they are read. */
@RestController
class HistoryController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    private final AuditedHistory histories;
    private final AccessLog accesses;
    private final JsonMapper json;

    HistoryController(AuditedHistory histories, AccessLog accesses, JsonMapper json) {
        this.histories = histories;
        this.accesses = accesses;
        this.json = json;
    }

    @GetMapping(
            path = "/api/audit/accounts/{account}/events",
            produces = {"application/json", NDJSON, CSV})
    void ofAccount(
            @AccountPath AccountId account,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String trace,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            Caller caller,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        accesses.note(caller.by(), Reading.HISTORY, account);
        var out = writer(response);
        var filter = new EventFilter(type, trace, since, until);
        histories.ofAccount(account, filter, language, entries(out, request, response));
        out.flush();
    }

    @GetMapping(
            path = "/api/audit/events",
            produces = {"application/json", NDJSON, CSV})
    void ofAll(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String trace,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            Caller caller,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        accesses.noteAll(caller.by(), Reading.ALL_EVENTS);
        var out = writer(response);
        var filter = new EventFilter(type, trace, since, until);
        histories.ofAll(after, filter, language, entries(out, request, response));
        out.flush();
    }

    /** Not closed where it fails: what is broken off must not look as if it were all. */
    private static Writer writer(HttpServletResponse response) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    private EntryWriter entries(Writer out, HttpServletRequest request, HttpServletResponse response) {
        var form = ExportFormat.of(request);
        ExportFormat.named(request)
                .ifPresent(file -> response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events." + file.extension() + '"'));
        response.setContentType(form.mediaType());
        response.setCharacterEncoding("UTF-8");
        return form.to(out, json);
    }
}
