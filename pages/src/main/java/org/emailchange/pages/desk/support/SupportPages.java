package org.emailchange.pages.desk.support;

import java.util.List;
import java.util.Locale;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.api.query.support.Situation;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The status of an account, masked, with what to tell the customer. */
@Controller
class SupportPages {

    private static final List<String> SCRIPTS = List.of("/webjars/htmx.org/dist/htmx.min.js", "/assets/support.js");

    private final QueryClient queries;

    SupportPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping("/support/accounts/{account}")
    String account(@AccountPath AccountId account, Caller caller, Locale language, Model page) {
        var found = queries.find(new FindSupportCase(account, caller.by(), language), FindSupportCase.Result.class)
                .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
        page.addAttribute("scripts", SCRIPTS);
        page.addAttribute("case", found);
        page.addAttribute("status", found.status());
        page.addAttribute("severity", cssClass(found.advice().get(0).situation()));
        return "support/account";
    }

    private static String cssClass(Situation situation) {
        return switch (situation) {
            case LOCKED, MAIL_FAILED, MAIL_TO_CURRENT_FAILED, UNDONE, REVOKED, REFUSED, DECLINED -> "bad";
            case APPROVED, VERIFIED_ADDRESS -> "good";
            default -> "waiting";
        };
    }
}
