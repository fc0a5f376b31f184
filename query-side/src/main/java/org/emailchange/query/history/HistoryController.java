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
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.api.query.audit.FindHistory;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.emailchange.api.query.audit.HistoryPage.Position;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Exports the events of one account or of all while they are read, and shows the status as of an instant. */
@RestController
class HistoryController {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int PAGE = 500;

    private final AuditedHistory history;
    private final JsonMapper json;

    HistoryController(AuditedHistory history, JsonMapper json) {
        this.history = history;
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
        var filter = new EventFilter(type, trace, since, until);
        export(new FindHistory(account, filter, Position.BEGINNING, PAGE, caller.by(), language), request, response);
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
        var filter = new EventFilter(type, trace, since, until);
        export(
                new FindHistory(null, filter, new Position(after, true), PAGE, caller.by(), language),
                request,
                response);
    }

    /** The writer is not closed when it fails: an incomplete export must not look complete. */
    private void export(FindHistory query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        var format = ExportFormat.of(request);
        ExportFormat.named(request)
                .ifPresent(file -> response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events." + file.extension() + '"'));
        response.setContentType(format.mediaType());
        response.setCharacterEncoding("UTF-8");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            AuditedHistory.check(query.filter());
            return;
        }
        history.export(query, format.to(out, json));
        out.flush();
    }

    @GetMapping("/api/audit/accounts/{account}/email")
    ResponseEntity<EmailStatus> statusAsOf(@AccountPath AccountId account, @RequestParam Instant at, Caller caller) {
        var status = history.statusAsOf(new FindStatusAsOf(account, at, caller.by()));
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(status.version()))
                .body(status.answer());
    }
}
