package org.emailchange.pages.desk.support;

import java.util.List;
import java.util.Locale;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindSupportCase;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding an account, and how it stands. */
@Controller
@RequestMapping("/support")
class SupportPages {

    private static final List<String> SCRIPTS = List.of("/webjars/htmx.org/dist/htmx.min.js", "/assets/support.js");

    private final QueryClient queries;

    SupportPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping
    String begin() {
        return "support/find";
    }

    /** By POST, as what is searched for may be an address: that belongs in no URL, history or log of requests. */
    @PostMapping("/search")
    String search(@RequestParam String query, Caller caller, Model page) {
        var found = queries.list(new FindAccounts(query, caller.by()), FindAccounts.Result.class);
        if (found.size() == 1) {
            return "redirect:/support/accounts/" + found.get(0).accountId();
        }
        page.addAttribute("query", query);
        page.addAttribute("found", found);
        return "support/find";
    }

    @GetMapping("/accounts/{account}")
    String account(@AccountPath AccountId account, Caller caller, Locale language, Model page) {
        var shown = queries.find(new FindSupportCase(account, caller.by(), language), FindSupportCase.Result.class)
                .orElseThrow(() -> new ProblemException(GeneralProblem.NOT_FOUND));
        page.addAttribute("scripts", SCRIPTS);
        page.addAttribute("shown", shown);
        page.addAttribute("status", shown.status());
        page.addAttribute("tone", Tones.of(shown.advice().get(0).situation()));
        return "support/account";
    }
}
