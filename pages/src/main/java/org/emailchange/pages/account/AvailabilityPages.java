package org.emailchange.pages.account;

import org.emailchange.api.EmailAddress;
import org.emailchange.api.InvalidEmailAddress;
import org.emailchange.api.query.FindAvailability;
import org.emailchange.pages.QueryClient;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells whether an address is available while it is being typed. */
@Controller
class AvailabilityPages {

    private final QueryClient queries;

    AvailabilityPages(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping("/account/availability")
    String hint(@RequestParam String newEmail, Caller caller, Model page) {
        page.addAttribute("hint", hintFor(newEmail.strip(), caller, page));
        return "account/availability :: hint";
    }

    private String hintFor(String typed, Caller caller, Model page) {
        if (typed.isEmpty()) {
            return "none";
        }
        try {
            var address = new EmailAddress(typed);
            address.asciiDomain().ifPresent(domain -> page.addAttribute("domain", domain));
            var query = new FindAvailability(address, caller.account().orElse(null));
            var reason = queries.ask(query, FindAvailability.Result.class).reason();
            return reason == null ? "free" : key(reason);
        } catch (InvalidEmailAddress unfinished) {
            return "invalid";
        }
    }

    private static String key(FindAvailability.Reason reason) {
        return switch (reason) {
            case TAKEN -> "taken";
            case YOURS -> "yours";
        };
    }
}
