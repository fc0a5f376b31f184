package org.emailchange.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.ChangeRequests;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My e-mail, and what its forms do. */
@Controller
@RequestMapping("/account")
class AccountPages {

    private static final String BACK = "redirect:/account";

    private final AccountModels models;
    private final ChangeRequests requests;
    private final Credentials credentials;
    private final Afterwards afterwards;

    AccountPages(AccountModels models, ChangeRequests requests, Credentials credentials, Afterwards afterwards) {
        this.models = models;
        this.requests = requests;
        this.credentials = credentials;
        this.afterwards = afterwards;
    }

    @GetMapping
    String show(Caller caller, Model page) {
        models.fill(page, caller.ownAccount());
        return "account/page";
    }

    @PostMapping("/changes")
    String ask(
            @RequestParam String newEmail,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes page) {
        var typed = newEmail.strip();
        if (password.isEmpty() && passkey.isEmpty()) {
            page.addFlashAttribute("missing", true);
            page.addFlashAttribute("newEmail", typed);
            return BACK;
        }
        var asked = afterwards.tell(
                page,
                "asked",
                () -> requests.ask(
                                caller.ownAccount(),
                                new EmailAddress(typed),
                                credentials.of(password, passkey),
                                caller,
                                request,
                                response)
                        .version());
        if (!asked) {
            page.addFlashAttribute("newEmail", typed);
        }
        return BACK;
    }

    @PostMapping("/changes/{change}/resend")
    String resend(
            @PathVariable ChangeId change,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes page) {
        afterwards.tell(
                page,
                "resent",
                () -> requests.resend(caller.ownAccount(), change, caller, request, response)
                        .version());
        return BACK;
    }

    @PostMapping("/changes/{change}/cancel")
    String cancel(@PathVariable ChangeId change, Caller caller, HttpServletRequest request, RedirectAttributes page) {
        afterwards.tell(
                page,
                "cancelled",
                () -> requests.cancel(caller.ownAccount(), change, caller, request)
                        .version());
        return BACK;
    }
}
