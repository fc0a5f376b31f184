package org.emailchange.pages.account;

import jakarta.servlet.http.HttpSession;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.ChangeRequests;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "My e-mail": the page of an account's owner, and what its forms do. */
@Controller
@RequestMapping("/account")
class AccountPages {

    private static final String BACK = "redirect:/account";

    private final AccountPageModel model;
    private final ChangeRequests requests;
    private final FormCredentials credentials;
    private final PostRedirect redirect;
    private final Sessions sessions;

    AccountPages(
            AccountPageModel model,
            ChangeRequests requests,
            FormCredentials credentials,
            PostRedirect redirect,
            Sessions sessions) {
        this.model = model;
        this.requests = requests;
        this.credentials = credentials;
        this.redirect = redirect;
        this.sessions = sessions;
    }

    @GetMapping
    String show(Caller caller, Model page) {
        model.fill(page, caller.ownAccount());
        return "account/page";
    }

    @PostMapping("/changes")
    String ask(
            @RequestParam String newEmail,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            Requester requester,
            RedirectAttributes page) {
        var typed = newEmail.strip();
        if (password.isEmpty() && passkey.isEmpty()) {
            page.addFlashAttribute("missing", true);
            page.addFlashAttribute("newEmail", typed);
            return BACK;
        }
        var asked = redirect.performVersioned(page, "asked", () -> {
            var credential = credentials.of(password, passkey);
            return requests.ask(caller.ownAccount(), new EmailAddress(typed), credential, requester)
                    .version();
        });
        if (!asked) {
            page.addFlashAttribute("newEmail", typed);
        }
        return BACK;
    }

    @PostMapping("/changes/{change}/resend")
    String resend(@PathVariable ChangeId change, Caller caller, Requester requester, RedirectAttributes page) {
        redirect.performVersioned(
                page,
                "resent",
                () -> requests.resend(caller.ownAccount(), change, requester).version());
        return BACK;
    }

    @PostMapping("/changes/{change}/cancel")
    String cancel(@PathVariable ChangeId change, Caller caller, Requester requester, RedirectAttributes page) {
        redirect.performVersioned(
                page,
                "cancelled",
                () -> requests.cancel(caller.ownAccount(), change, requester).version());
        return BACK;
    }

    @PostMapping("/sign-out-others")
    String signOutOthers(Caller caller, HttpSession session, RedirectAttributes page) {
        caller.account().ifPresent((AccountId account) -> sessions.endOthers(account, session.getId()));
        page.addFlashAttribute("note", "others-signed-out");
        return BACK;
    }
}
