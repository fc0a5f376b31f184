package org.emailchange.query.status.previous;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.FindPreviousEmails;
import org.emailchange.api.query.PreviousEmail;
import org.emailchange.query.live.EmailVersion;
import org.emailchange.query.live.Patience;
import org.emailchange.query.live.Questions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Which addresses an account had. */
@RestController
class PreviousEmailsController {
    private final Patience patience;
    private final Questions questions;

    PreviousEmailsController(Patience patience, Questions questions) {
        this.patience = patience;
        this.questions = questions;
    }

    @GetMapping("/api/accounts/{account}/previous-emails")
    CompletableFuture<ResponseEntity<List<PreviousEmail>>> previousEmails(
            @AccountPath AccountId account,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted) {
        return patience.until(
                        account,
                        EmailVersion.wanted(wanted),
                        () -> questions.<List<PreviousEmail>>ask(new FindPreviousEmails(account)))
                .thenApply(previous -> ResponseEntity.ok()
                        .header(EmailVersion.HEADER, Long.toString(previous.version()))
                        .body(previous.answer()));
    }
}
