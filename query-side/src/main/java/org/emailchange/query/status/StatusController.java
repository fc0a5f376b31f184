package org.emailchange.query.status;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.live.EmailVersion;
import org.emailchange.query.live.HasLapsed;
import org.emailchange.query.live.Patience;
import org.emailchange.query.live.Questions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** How an account's address stands. */
@RestController
class StatusController {
    private final Patience patience;
    private final Questions questions;

    StatusController(Patience patience, Questions questions) {
        this.patience = patience;
        this.questions = questions;
    }

    @GetMapping("/api/accounts/{account}/email")
    CompletableFuture<ResponseEntity<EmailStatus>> status(
            @AccountPath AccountId account,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) Optional<String> known) {
        return patience.until(
                        account,
                        EmailVersion.wanted(wanted),
                        () -> questions.<EmailStatus>ask(new FindEmailStatus(account)))
                .thenCompose(status -> hasLapsed(account, known).thenApply(lapsed -> answer(status, lapsed)));
    }

    /** Without a tag there is no 304, which would leave a client with a lock that is over. */
    private static ResponseEntity<EmailStatus> answer(Versioned<EmailStatus> status, boolean lapsed) {
        var version = Long.toString(status.version());
        var answer = ResponseEntity.ok().header(EmailVersion.HEADER, version);
        return (lapsed ? answer : answer.eTag(version)).body(status.answer());
    }

    private CompletableFuture<Boolean> hasLapsed(AccountId account, Optional<String> known) {
        return known.isPresent() ? questions.yesOrNo(new HasLapsed(account)) : CompletableFuture.completedFuture(false);
    }
}
