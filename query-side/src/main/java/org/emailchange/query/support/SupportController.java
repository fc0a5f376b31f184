package org.emailchange.query.support;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Locale;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.EmailVersion;
import org.emailchange.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds accounts and shows their masked status with advice, for support. */
@RestController
class SupportController {

    private final SupportCases cases;

    SupportController(SupportCases cases) {
        this.cases = cases;
    }

    /** The status and what surrounds it, on one level. */
    record Body(String username, @JsonUnwrapped EmailStatus status, List<FindSupportCase.Advice> advice) {}

    @GetMapping("/api/support/accounts")
    List<FindAccounts.Result> accounts(@RequestParam String query, Caller caller) {
        return cases.on(new FindAccounts(query, caller.by()));
    }

    @GetMapping("/api/support/accounts/{account}")
    ResponseEntity<Body> account(@AccountPath AccountId account, Caller caller, Locale language) {
        var found = cases.on(new FindSupportCase(account, caller.by(), language))
                .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(found.version()))
                .body(new Body(found.username(), found.status(), found.advice()));
    }
}
