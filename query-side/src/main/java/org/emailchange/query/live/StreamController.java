package org.emailchange.query.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.session.SessionKey;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The status of an account as a stream of server-sent events. */
@RestController
class StreamController {
    private static final long NONE = -1;

    private final Patience patience;
    private final Questions questions;
    private final StatusStreams streams;

    StreamController(Patience patience, Questions questions, StatusStreams streams) {
        this.patience = patience;
        this.questions = questions;
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
        return patience.until(
                        account,
                        EmailVersion.wanted(wanted),
                        () -> questions.<EmailStatus>ask(new FindEmailStatus(account)))
                .thenCompose(status -> known(account, last, status.version())
                        .thenApply(known -> ResponseEntity.ok()
                                .header(EmailVersion.HEADER, Long.toString(status.version()))
                                .body(streams.open(account, session, known, News::json))));
    }

    /** For support: that the status is another, and not what it is. Whoever then reads it is noted for that. */
    @GetMapping(path = "/api/support/accounts/{account}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(@AccountPath AccountId account, HttpServletRequest request) {
        var session = SessionKey.of(request).orElse(null);
        return streams.open(account, session, NONE, news -> Long.toString(news.version()));
    }

    /** Who has the newest version already is spared it, unless it reads differently by now. */
    private CompletableFuture<Long> known(AccountId account, long last, long version) {
        return last == version
                ? questions.yesOrNo(new HasLapsed(account)).thenApply(lapsed -> lapsed ? NONE : last)
                : CompletableFuture.completedFuture(last);
    }
}
