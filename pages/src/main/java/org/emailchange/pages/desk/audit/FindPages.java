package org.emailchange.pages.desk.audit;

import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding the account that an auditor asks about. */
@Controller
@RequestMapping("/audit")
class FindPages {

    private final QueryClient queries;

    FindPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping
    String begin() {
        return "audit/find";
    }

    /** By POST, so that an address that is searched for stands in no URL. */
    @PostMapping("/search")
    String search(@RequestParam String query, Caller caller, Model page) {
        var found = queries.list(new FindAccounts(query, caller.by()), FindAccounts.Result.class);
        if (found.size() == 1) {
            return "redirect:/audit/accounts/" + found.get(0).accountId();
        }
        page.addAttribute("query", query);
        page.addAttribute("found", found);
        return "audit/find";
    }
}
