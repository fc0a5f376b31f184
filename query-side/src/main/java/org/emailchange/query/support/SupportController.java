package org.emailchange.query.support;

import java.util.List;
import java.util.Locale;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What support may read. */
@RestController
class SupportController {

    private final SupportCases cases;

    SupportController(SupportCases cases) {
        this.cases = cases;
    }

    @GetMapping("/api/support/accounts")
    List<FindAccounts.Result> accounts(@RequestParam String query, Caller caller) {
        return cases.search(query, caller.by());
    }

    @GetMapping("/api/support/accounts/{account}")
    ResponseEntity<Case> account(@AccountPath AccountId account, Caller caller, Locale language) {
        var shown = cases.of(account, caller.by(), language)
                .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(shown.version()))
                .body(new Case(shown.username(), shown.status(), shown.advice()));
    }
}
