package org.emailchange.query.status;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailChange;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.live.EmailVersion;
import org.emailchange.query.live.Patience;
import org.emailchange.query.live.Questions;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** How one change stands, whether it is the last one or not. */
@RestController
class ChangeController {
    private final Patience patience;
    private final Questions questions;

    ChangeController(Patience patience, Questions questions) {
        this.patience = patience;
        this.questions = questions;
    }

    @GetMapping("/api/accounts/{account}/email-changes/{change}")
    CompletableFuture<ResponseEntity<ChangeStatus>> change(
            @AccountPath AccountId account,
            @PathVariable ChangeId change,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted) {
        var query = new FindEmailChange(account, change);
        return patience.until(account, EmailVersion.wanted(wanted), () -> find(query))
                .thenApply(ChangeController::answer);
    }

    private CompletableFuture<Versioned<Optional<ChangeStatus>>> find(FindEmailChange query) {
        return questions
                .<ChangeStatus>find(query)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(asOf(0, found))
                        : findAsOfSomeVersion(query));
    }

    /** That there is no such change is said as of a version that was known before looking, so that it holds for it. */
    private CompletableFuture<Versioned<Optional<ChangeStatus>>> findAsOfSomeVersion(FindEmailChange query) {
        return questions
                .<EmailStatus>ask(new FindEmailStatus(query.accountId()))
                .thenCompose(status ->
                        questions.<ChangeStatus>find(query).thenApply(found -> asOf(status.version(), found)));
    }

    private static Versioned<Optional<ChangeStatus>> asOf(long atLeast, Optional<Versioned<ChangeStatus>> found) {
        return new Versioned<>(found.map(Versioned::version).orElse(atLeast), found.map(Versioned::answer));
    }

    private static ResponseEntity<ChangeStatus> answer(Versioned<Optional<ChangeStatus>> found) {
        var version = Long.toString(found.version());
        return found.answer()
                .map(change ->
                        ResponseEntity.ok().header(EmailVersion.HEADER, version).body(change))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(GeneralProblem.NOT_FOUND).withHeader(EmailVersion.HEADER, version)));
    }
}
