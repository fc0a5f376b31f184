package org.emailchange.pages.desk.audit;

import java.time.Clock;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.emailchange.pages.QueryClient;
import org.emailchange.pages.desk.DeskTimes;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How an account stood at an instant. */
@Controller
class AsOfPages {

    private final QueryClient queries;
    private final DeskTimes times;
    private final Clock clock;

    AsOfPages(QueryClient queries, DeskTimes times, Clock clock) {
        this.queries = queries;
        this.times = times;
        this.clock = clock;
    }

    /** Without an instant, as it stands now. */
    @GetMapping("/audit/accounts/{account}/then")
    String then(@AccountPath AccountId account, @RequestParam(defaultValue = "") String at, Caller caller, Model page) {
        var moment = at.isBlank() ? clock.instant() : times.moment(at);
        var then = queries.ask(new FindStatusAsOf(account, moment, caller.by()));
        page.addAttribute("account", account.value());
        page.addAttribute("at", moment);
        page.addAttribute("field", times.field(moment));
        page.addAttribute("version", then.version());
        page.addAttribute("status", then.answer());
        return "audit/then";
    }
}
