package org.emailchange.pages.desk.audit;

import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindAccessLog;
import org.emailchange.pages.QueryClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who of the staff looked at an account. */
@Controller
class AccessLogPages {

    private static final int LENGTH = 50;

    private final QueryClient queries;

    AccessLogPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping("/audit/accounts/{account}/readings")
    String readings(
            @AccountPath AccountId account, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model page) {
        var readings = queries.list(new FindAccessLog(account, before, LENGTH + 1), FindAccessLog.Result.class);
        var more = readings.size() > LENGTH;
        page.addAttribute("account", account.value());
        page.addAttribute("readings", more ? readings.subList(0, LENGTH) : readings);
        page.addAttribute("older", more ? readings.get(LENGTH - 1).id() : null);
        return "audit/readings";
    }
}
