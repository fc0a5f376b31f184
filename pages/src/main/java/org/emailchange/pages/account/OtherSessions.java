package org.emailchange.pages.account;

import jakarta.servlet.http.HttpSession;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing out everywhere else. */
@Controller
class OtherSessions {

    private final Sessions sessions;

    OtherSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/account/sign-out-others")
    String end(Caller caller, HttpSession session, RedirectAttributes page) {
        caller.account().ifPresent(account -> sessions.endOthers(account, session.getId()));
        page.addFlashAttribute("note", "others-signed-out");
        return "redirect:/account";
    }
}
