package org.emailchange.pages.desk.audit;

import java.time.Clock;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindStatusAsOf;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The status of an account as of an instant. */
@Controller
class AsOfPages {

    private final QueryClient queries;
    private final FormTimes times;
    private final Clock clock;

    AsOfPages(QueryClient queries, FormTimes times, Clock clock) {
        this.queries = queries;
        this.times = times;
        this.clock = clock;
    }

    /** @param at the instant; if empty, now */
    @GetMapping("/audit/accounts/{account}/then")
    String statusAsOf(
            @AccountPath AccountId account, @RequestParam(defaultValue = "") String at, Caller caller, Model page) {
        var instant = at.isBlank() ? clock.instant() : times.parseTime(at);
        var status = queries.ask(new FindStatusAsOf(account, instant, caller.by()));
        page.addAttribute("account", account.value());
        page.addAttribute("at", instant);
        page.addAttribute("field", times.format(instant));
        page.addAttribute("version", status.version());
        page.addAttribute("status", status.answer());
        return "audit/as-of";
    }
}
