package org.emailchange.pages.desk.audit;

import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindAccessLog;
import org.emailchange.pages.QueryClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access log of an account: which member of the staff read about it. */
@Controller
class AccessLogPages {

    private static final int LENGTH = 50;

    private final QueryClient queries;

    AccessLogPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping("/audit/accounts/{account}/readings")
    String accessLog(
            @AccountPath AccountId account, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model page) {
        var entries = queries.list(new FindAccessLog(account, before, LENGTH + 1), FindAccessLog.Result.class);
        var more = entries.size() > LENGTH;
        page.addAttribute("account", account.value());
        page.addAttribute("entries", more ? entries.subList(0, LENGTH) : entries);
        page.addAttribute("older", more ? entries.get(LENGTH - 1).id() : null);
        return "audit/access-log";
    }
}
