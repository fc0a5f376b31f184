package org.emailchange.query.status;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.query.ChangeStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.EmailVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The status of an account, one of its changes, and the addresses that it had. */
@RestController
class StatusController {

    private final StatusQueries queries;

    StatusController(StatusQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/accounts/{account}/email")
    Object status(
            @AccountPath AccountId account,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        return atOnceIfKnown(queries.status(account, EmailVersion.wanted(wanted))
                .thenApply(status -> {
                    var answer = ResponseEntity.ok().header(EmailVersion.HEADER, Long.toString(status.version()));
                    // without a tag there is no 304, which would leave a client with a lock that is over
                    if (known == null || !queries.hasLapsed(account)) {
                        answer.eTag(Long.toString(status.version()));
                    }
                    return answer.body(status.answer());
                }));
    }

    @GetMapping("/api/accounts/{account}/email-changes/{change}")
    Object change(
            @AccountPath AccountId account,
            @PathVariable ChangeId change,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted) {
        return atOnceIfKnown(
                queries.change(account, change, EmailVersion.wanted(wanted)).thenApply(StatusController::found));
    }

    private static ResponseEntity<ChangeStatus> found(Versioned<Optional<ChangeStatus>> change) {
        return change.answer()
                .map(status -> EmailVersion.answer(new Versioned<>(change.version(), status)))
                .orElseThrow(() -> new ProblemException(Problem.of(GeneralProblem.NOT_FOUND)
                        .withHeader(EmailVersion.HEADER, Long.toString(change.version()))));
    }

    @GetMapping("/api/accounts/{account}/previous-emails")
    Object previousEmails(
            @AccountPath AccountId account,
            @RequestHeader(name = EmailVersion.HEADER, required = false) @Nullable String wanted) {
        return atOnceIfKnown(
                queries.previousEmails(account, EmailVersion.wanted(wanted)).thenApply(EmailVersion::answer));
    }

    /** A future goes through all filters a second time, even where nothing had to be waited for. */
    private static Object atOnceIfKnown(CompletableFuture<?> answer) {
        return answer.isDone() ? answer.join() : answer;
    }
}
