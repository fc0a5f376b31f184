package org.emailchange.query.support;

import java.util.List;
import java.util.Locale;
import org.emailchange.access.account.Account;
import org.emailchange.access.account.Accounts;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.problem.ProblemType;
import org.emailchange.access.security.AccountPath;
import org.emailchange.access.security.Caller;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.FindEmailStatus;
import org.emailchange.api.query.Versioned;
import org.emailchange.query.audit.access.Reading;
import org.emailchange.query.audit.access.StaffAccesses;
import org.emailchange.query.live.EmailVersion;
import org.emailchange.query.live.Questions;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What support may read; each account that is shown is noted. */
@RestController
class SupportController {
    private final Search search;
    private final Accounts accounts;
    private final Questions questions;
    private final Advices advices;
    private final StaffAccesses accesses;

    SupportController(Search search, Accounts accounts, Questions questions, Advices advices, StaffAccesses accesses) {
        this.search = search;
        this.accounts = accounts;
        this.questions = questions;
        this.advices = advices;
        this.accesses = accesses;
    }

    @GetMapping("/api/support/accounts")
    List<Found> accounts(@RequestParam String query, Caller caller) {
        return search.find(query).stream()
                .map(account -> found(account, caller))
                .toList();
    }

    @GetMapping("/api/support/accounts/{account}")
    ResponseEntity<Case> account(@AccountPath AccountId account, Caller caller, Locale language) {
        var known = accounts.find(account).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        accesses.note(caller, Reading.SUPPORT_STATUS, account);
        var status = status(account);
        var shown =
                new Case(known.maskedUsername(), Masked.status(status.answer()), advices.on(status.answer(), language));
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(status.version()))
                .body(shown);
    }

    private Found found(Account account, Caller caller) {
        accesses.note(caller, Reading.SEARCH, account.id());
        var status = Masked.status(status(account.id()).answer());
        return new Found(account.id().value(), account.maskedUsername(), status.email(), status.state());
    }

    private Versioned<EmailStatus> status(AccountId account) {
        return questions.<EmailStatus>ask(new FindEmailStatus(account)).join();
    }
}
