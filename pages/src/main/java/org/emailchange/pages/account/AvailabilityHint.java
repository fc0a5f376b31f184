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

/** Says while an address is being typed whether it can be had. */
@Controller
class AvailabilityHint {

    private final QueryClient queries;

    AvailabilityHint(QueryClient queries) {
        this.queries = queries;
    }

    @GetMapping("/account/availability")
    String hint(@RequestParam String newEmail, Caller caller, Model page) {
        var typed = newEmail.strip();
        page.addAttribute("hint", outcome(typed, caller, page));
        return "account/availability :: hint";
    }

    private String outcome(String typed, Caller caller, Model page) {
        if (typed.isEmpty()) {
            return "none";
        }
        try {
            var address = new EmailAddress(typed);
            address.asciiDomain().ifPresent(domain -> page.addAttribute("domain", domain));
            var query = new FindAvailability(address, caller.account().orElse(null));
            var reason = queries.ask(query, FindAvailability.Result.class).reason();
            return reason == null ? "free" : name(reason);
        } catch (InvalidEmailAddress unfinished) {
            return "invalid";
        }
    }

    private static String name(FindAvailability.Reason reason) {
        return switch (reason) {
            case TAKEN -> "taken";
            case YOURS -> "yours";
        };
    }
}
