package org.emailchange.pages.desk.audit;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.query.audit.FindEvents;
import org.emailchange.api.query.audit.FindHistory;
import org.emailchange.api.query.audit.HistoryEntry;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.pages.QueryClient;
import org.emailchange.pages.desk.DeskTimes;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** What happened, to one account and to all, some events at a time. */
@Controller
@RequestMapping("/audit")
class HistoryPages {

    private static final int LENGTH = 50;

    private final QueryClient queries;
    private final Timeline days;
    private final DeskTimes times;

    HistoryPages(QueryClient queries, Timeline days, DeskTimes times) {
        this.queries = queries;
        this.days = days;
        this.times = times;
    }

    @GetMapping("/accounts/{account}")
    String ofAccount(
            @AccountPath AccountId account,
            @ModelAttribute("asked") HistoryRequest asked,
            Caller caller,
            Locale language,
            Model page) {
        var wanted = HistoryForm.of("/audit/accounts/" + account, asked, times);
        var query = new FindHistory(account, wanted.filter(times), asked.place(), LENGTH, caller.by(), language);
        page.addAttribute("account", account.value());
        fill(page, wanted, asked, queries.ask(query, HistoryPage.class), HistoryEntry::sequence);
        page.addAttribute("types", EventTypes.OF_ACCOUNTS);
        return "audit/account";
    }

    @GetMapping("/events")
    String ofAll(@ModelAttribute("asked") HistoryRequest asked, Caller caller, Locale language, Model page) {
        var wanted = HistoryForm.of("/audit/events", asked, times);
        var query = new FindEvents(wanted.filter(times), asked.place(), LENGTH, caller.by(), language);
        fill(page, wanted, asked, queries.ask(query, HistoryPage.class), HistoryEntry::position);
        page.addAttribute("types", EventTypes.ALL);
        return "audit/events";
    }

    private void fill(
            Model page,
            HistoryForm wanted,
            HistoryRequest asked,
            HistoryPage history,
            ToLongFunction<HistoryEntry> number) {
        page.addAttribute("wanted", wanted);
        page.addAttribute("exports", wanted.exports(times));
        page.addAttribute("days", days.of(history.entries(), number));
        if (!history.entries().isEmpty()) {
            addNeighbours(page, asked, history.more(), history.entries(), number);
        }
    }

    /** Behind the newest events come none yet; in the other direction it is known whether there are more. */
    private static void addNeighbours(
            Model page,
            HistoryRequest asked,
            boolean more,
            List<HistoryEntry> entries,
            ToLongFunction<HistoryEntry> number) {
        var place = asked.place();
        if (place.forward() ? place.number() > 0 : more) {
            page.addAttribute("earlier", number.applyAsLong(entries.get(0)));
        }
        if (place.forward() ? more : place.number() != Long.MAX_VALUE) {
            page.addAttribute("later", number.applyAsLong(entries.get(entries.size() - 1)));
        }
    }
}
