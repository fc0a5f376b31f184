package org.emailchange.pages.desk;

import org.emailchange.api.query.support.FindAccounts;
import org.emailchange.api.query.support.FindAccounts.FoundBy;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search for an account, at the desks of support and of auditors. */
@Controller
class FindAccountPages {

    private final QueryClient queries;

    FindAccountPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping("/support")
    String support(Model page) {
        return form(Desk.SUPPORT, page);
    }

    @GetMapping("/audit")
    String audit(Model page) {
        return form(Desk.AUDIT, page);
    }

    /** By POST, since the search text may be an address, which belongs in no URL, browser history or request log. */
    @PostMapping("/support/search")
    String searchForSupport(@RequestParam String query, Caller caller, Model page) {
        return search(Desk.SUPPORT, query, caller, page);
    }

    @PostMapping("/audit/search")
    String searchForAudit(@RequestParam String query, Caller caller, Model page) {
        return search(Desk.AUDIT, query, caller, page);
    }

    private String search(Desk desk, String query, Caller caller, Model page) {
        var found = queries.list(new FindAccounts(query, caller.by()), FindAccounts.Result.class);
        if (found.size() == 1 && found.get(0).foundBy().compareTo(FoundBy.CURRENT_ADDRESS) <= 0) {
            return "redirect:" + desk.path() + "/accounts/" + found.get(0).accountId();
        }
        page.addAttribute("query", query);
        page.addAttribute("found", found);
        return form(desk, page);
    }

    private static String form(Desk desk, Model page) {
        page.addAttribute("desk", desk);
        return "desk/find";
    }
}
