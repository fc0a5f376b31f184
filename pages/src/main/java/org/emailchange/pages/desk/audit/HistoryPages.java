package org.emailchange.pages.desk.audit;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.api.AccountId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.query.audit.EventFilter;
import org.emailchange.api.query.audit.FindHistory;
import org.emailchange.api.query.audit.HistoryPage;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

/** The events of one account and of all, in parts. */
@Controller
@RequestMapping("/audit")
class HistoryPages {

    private static final int LENGTH = 50;
    private static final List<String> ACCOUNT_EVENTS = EventFilter.types(EmailChangeEvent.class);
    private static final List<String> ALL_EVENTS = EventFilter.types();

    private final QueryClient queries;
    private final FormTimes times;

    HistoryPages(QueryClient queries, FormTimes times) {
        this.queries = queries;
        this.times = times;
    }

    @GetMapping("/accounts/{account}")
    String ofAccount(
            @AccountPath AccountId account,
            @ModelAttribute("input") HistoryForm.Input input,
            Caller caller,
            Locale language,
            Model page) {
        var form = HistoryForm.of("/audit/accounts/" + account, input, times);
        var query = new FindHistory(account, form.filter(times), input.position(), LENGTH, caller.by(), language);
        page.addAttribute("account", account.value());
        page.addAttribute("types", ACCOUNT_EVENTS);
        fill(page, form, query, HistoryPage.Entry::sequence);
        return "audit/account";
    }

    @GetMapping("/events")
    String ofAll(@ModelAttribute("input") HistoryForm.Input input, Caller caller, Locale language, Model page) {
        var form = HistoryForm.of("/audit/events", input, times);
        var query = new FindHistory(null, form.filter(times), input.position(), LENGTH, caller.by(), language);
        page.addAttribute("types", ALL_EVENTS);
        fill(page, form, query, HistoryPage.Entry::position);
        return "audit/events";
    }

    private void fill(Model page, HistoryForm form, FindHistory query, ToLongFunction<HistoryPage.Entry> numberOf) {
        var history = queries.ask(query, HistoryPage.class);
        page.addAttribute("form", form);
        page.addAttribute("exports", form.exports(times));
        page.addAttribute("days", Timeline.of(history.entries(), numberOf, times));
        if (!history.entries().isEmpty()) {
            addNeighbours(page, query.place(), history, numberOf);
        }
    }

    /** After the newest events there are none yet; in the other direction the answer says whether there are more. */
    private static void addNeighbours(
            Model page, HistoryPage.Position place, HistoryPage history, ToLongFunction<HistoryPage.Entry> numberOf) {
        var entries = history.entries();
        if (place.forward() ? place.number() > 0 : history.more()) {
            page.addAttribute("earlier", numberOf.applyAsLong(entries.get(0)));
        }
        if (place.forward() ? history.more() : place.number() != Long.MAX_VALUE) {
            page.addAttribute("later", numberOf.applyAsLong(entries.get(entries.size() - 1)));
        }
    }
}
