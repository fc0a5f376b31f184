package org.emailchange.command.operator;

import org.emailchange.access.page.PageSettings;
import org.emailchange.access.problem.ProblemException;
import org.emailchange.access.security.Caller;
import org.emailchange.command.mail.MailBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that shows operators which mails are not out. */
@Controller
class MailPage {

    private final MailBook mails;
    private final SendingAgain again;
    private final PageSettings settings;

    MailPage(MailBook mails, SendingAgain again, PageSettings settings) {
        this.mails = mails;
        this.again = again;
        this.settings = settings;
    }

    @GetMapping("/operator/mails")
    ModelAndView show(@RequestParam(defaultValue = "FAILED") String state) {
        return page(MailBook.STATES.contains(state) ? state : "FAILED", null);
    }

    @PostMapping("/operator/mails")
    ModelAndView retry(@RequestParam String mail, Caller caller) {
        try {
            again.retry(mail, caller);
            return page("FAILED", "again");
        } catch (ProblemException e) {
            return page("FAILED", "not-again");
        }
    }

    private ModelAndView page(String state, @Nullable String said) {
        return new ModelAndView("operator/mails")
                .addObject("brand", settings.brand())
                .addObject("state", state)
                .addObject("said", said)
                .addObject("counts", mails.counts())
                .addObject("mails", mails.list(state))
                .addObject("times", new Times(settings.zone()));
    }
}
