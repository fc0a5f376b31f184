package org.emailchange.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.Occasions;
import org.emailchange.command.usecase.PasskeyRequests;
import org.emailchange.web.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The passkeys of an account, and what its forms do with them. */
@Controller
@RequestMapping("/account")
class PasskeyPages {

    private static final String BACK = "redirect:/account/passkeys";

    private final AccountModels models;
    private final Passkeys passkeys;
    private final PasskeyRequests requests;
    private final Occasions occasions;
    private final Credentials credentials;
    private final Afterwards afterwards;

    PasskeyPages(
            AccountModels models,
            Passkeys passkeys,
            PasskeyRequests requests,
            Occasions occasions,
            Credentials credentials,
            Afterwards afterwards) {
        this.models = models;
        this.passkeys = passkeys;
        this.requests = requests;
        this.occasions = occasions;
        this.credentials = credentials;
        this.afterwards = afterwards;
    }

    @GetMapping("/passkeys")
    String show(Caller caller, Model page) {
        models.fill(page, caller.ownAccount());
        return "account/passkeys";
    }

    /** For a change to this address. */
    @PostMapping(path = "/passkey-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(@RequestParam String newEmail, Caller caller, HttpServletRequest request) {
        var account = caller.ownAccount();
        var occasion = occasions.change(account, new EmailAddress(newEmail.strip()), caller, request);
        return passkeys.toUse(account, occasion);
    }

    /** For a new passkey. */
    @PostMapping(path = "/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String newOptions(Caller caller, HttpServletRequest request) {
        var account = caller.ownAccount();
        return passkeys.toRegister(account, occasions.addition(account, caller, request));
    }

    /** For another passkey, shown so that one is added, or for one that is shown so that this one is removed. */
    @PostMapping(path = "/passkeys/proof-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String proofOptions(@RequestParam(defaultValue = "") String id, Caller caller, HttpServletRequest request) {
        var account = caller.ownAccount();
        return passkeys.toUse(
                account,
                id.isEmpty()
                        ? occasions.addition(account, caller, request)
                        : occasions.removal(account, id, caller, request));
    }

    @PostMapping("/passkeys")
    String add(
            @RequestParam String label,
            @RequestParam String made,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes page) {
        afterwards.tell(page, "passkey-added", () -> {
            var credential = credentials.of(password, passkey);
            requests.add(caller.ownAccount(), credential, Label.of(label), made, caller, request);
            return 0;
        });
        return BACK;
    }

    @PostMapping("/passkeys/rename")
    String rename(@RequestParam String id, @RequestParam String label, Caller caller, RedirectAttributes page) {
        passkeys.rename(caller.ownAccount(), id, Label.of(label));
        page.addFlashAttribute("note", "passkey-renamed");
        return BACK;
    }

    @PostMapping("/passkeys/remove")
    String remove(
            @RequestParam String id,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            HttpServletRequest request,
            RedirectAttributes page) {
        afterwards.tell(page, "passkey-removed", () -> {
            requests.remove(caller.ownAccount(), credentials.of(password, passkey), id, caller, request);
            return 0;
        });
        return BACK;
    }
}
