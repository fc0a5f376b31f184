package org.emailchange.query.status.stream;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.session.SessionKey;
import org.emailchange.api.AccountId;
import org.emailchange.query.live.EventStream;
import org.emailchange.query.status.StatusQueries;
import org.emailchange.web.request.EmailVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The status of an account as a stream of server-sent events. */
@RestController
class StatusStreamController {

    private static final long NONE = -1;

    private final StatusQueries queries;
    private final AccountStreams streams;

    StatusStreamController(StatusQueries queries, AccountStreams streams) {
        this.queries = queries;
        this.streams = streams;
    }

    @GetMapping(path = "/api/accounts/{account}/email/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    CompletableFuture<ResponseEntity<SseEmitter>> stream(
            @AccountPath AccountId account,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletRequest request) {
        var session = SessionKey.of(request).orElse(null);
        var last = lastEventId == null ? NONE : EmailVersion.wanted(lastEventId);
        return queries.status(account, EmailVersion.wanted(wanted)).thenApply(status -> {
            // a client with the newest version is not sent it again, unless it reads differently by now
            var known = last == status.version() && queries.hasLapsed(account) ? NONE : last;
            return ResponseEntity.ok()
                    .header(EmailVersion.HEADER, Long.toString(status.version()))
                    .body(streams.open(account, session, known, StatusSnapshot::json));
        });
    }

    @RequestMapping(
            method = RequestMethod.HEAD,
            path = {"/api/accounts/{account}/email/stream", "/api/support/accounts/{account}/stream"},
            produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Void> headers(@AccountPath AccountId account) {
        return EventStream.headers();
    }

    /** For support: only that the status has changed. Reading it afterwards is recorded in the access log. */
    @GetMapping(path = "/api/support/accounts/{account}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(@AccountPath AccountId account, HttpServletRequest request) {
        var session = SessionKey.of(request).orElse(null);
        return streams.open(account, session, NONE, snapshot -> Long.toString(snapshot.version()));
    }
}
