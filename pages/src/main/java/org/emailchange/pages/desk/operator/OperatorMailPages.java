package org.emailchange.pages.desk.operator;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.emailchange.command.usecase.OperatorMails;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.Requester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The undelivered mails, which operators can have sent again. */
@Controller
@RequestMapping("/operator/mails")
class OperatorMailPages {

    private static final List<String> SCRIPTS = List.of("/webjars/htmx.org/dist/htmx.min.js");

    private final OperatorMails mails;
    private final Clock clock;

    OperatorMailPages(OperatorMails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String state, Model page) {
        var tabs = mails.allStates();
        var open = tabs.stream()
                .filter(tab -> tab.state().equals(state))
                .findFirst()
                .orElse(tabs.get(0));
        page.addAttribute("scripts", SCRIPTS);
        page.addAttribute("tabs", tabs);
        page.addAttribute("open", open);
        page.addAttribute("mails", mails.list(open.state()));
        page.addAttribute("now", clock.instant());
        return "operator/mails";
    }

    @PostMapping
    String retry(@RequestParam UUID mail, Requester requester, RedirectAttributes page) {
        try {
            mails.retry(mail, requester);
            page.addFlashAttribute("said", "again");
        } catch (ProblemException e) {
            page.addFlashAttribute("said", "not-again");
        }
        return "redirect:/operator/mails";
    }
}
