package org.emailchange.pages.account;

import java.util.concurrent.atomic.AtomicReference;
import org.emailchange.api.EmailAddress;
import org.emailchange.command.usecase.PasskeyRequests;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private static final int MAX_LABEL = 60;

    private final AccountPageModel model;
    private final PasskeyRequests passkeys;
    private final FormCredentials credentials;
    private final PostRedirect redirect;

    PasskeyPages(AccountPageModel model, PasskeyRequests passkeys, FormCredentials credentials, PostRedirect redirect) {
        this.model = model;
        this.passkeys = passkeys;
        this.credentials = credentials;
        this.redirect = redirect;
    }

    @GetMapping("/passkeys")
    String show(Caller caller, Model page) {
        model.fill(page, caller.ownAccount());
        return "account/passkeys";
    }

    /** What the browser needs to show a passkey for a change to this address. */
    @PostMapping(path = "/passkey-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(@RequestParam String newEmail, Caller caller, Requester requester) {
        return passkeys.optionsForChange(caller.ownAccount(), new EmailAddress(newEmail.strip()), requester);
    }

    /**
     * What the browser needs to create a passkey. A credential that comes along is checked before the device makes one; where
     * it is wrong, the page says so.
     */
    @PostMapping(path = "/passkeys/options")
    Object newOptions(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            Requester requester,
            RedirectAttributes page) {
        var options = new AtomicReference<String>();
        var account = caller.ownAccount();
        var shown = !password.isEmpty() || !passkey.isEmpty();
        if (!redirect.perform(page, "passkey-added", () -> {
            options.set(
                    shown
                            ? passkeys.optionsToCreate(account, credentials.of(password, passkey), requester)
                            : passkeys.optionsToCreate(account, requester));
        })) {
            return BACK;
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(options.get());
    }

    /** What the browser needs to show a passkey so that another one is added, or so that this one is removed. */
    @PostMapping(path = "/passkeys/proof-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String proofOptions(@RequestParam(defaultValue = "") String id, Caller caller, Requester requester) {
        return id.isEmpty()
                ? passkeys.optionsForAddition(caller.ownAccount(), requester)
                : passkeys.optionsForRemoval(caller.ownAccount(), id, requester);
    }

    @PostMapping("/passkeys")
    String add(
            @RequestParam String label,
            @RequestParam String made,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            Requester requester,
            RedirectAttributes page) {
        redirect.perform(page, "passkey-added", () -> {
            if (password.isEmpty() && passkey.isEmpty()) {
                passkeys.add(caller.ownAccount(), label(label), made, requester);
            } else {
                passkeys.add(caller.ownAccount(), credentials.of(password, passkey), label(label), made, requester);
            }
        });
        return BACK;
    }

    @PostMapping("/passkeys/rename")
    String rename(@RequestParam String id, @RequestParam String label, Caller caller, RedirectAttributes page) {
        passkeys.rename(caller.ownAccount(), id, label(label));
        page.addFlashAttribute("note", "passkey-renamed");
        return BACK;
    }

    @PostMapping("/passkeys/remove")
    String remove(
            @RequestParam String id,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String passkey,
            Caller caller,
            Requester requester,
            RedirectAttributes page) {
        redirect.perform(page, "passkey-removed", () -> {
            passkeys.remove(caller.ownAccount(), credentials.of(password, passkey), id, requester);
        });
        return BACK;
    }

    /** The form requires a label; a request without a readable one gets a dash, which is good enough. */
    private static String label(String typed) {
        // no control character, and no half of a character, which the database would refuse
        var text = typed.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        var end = text.offsetByCodePoints(0, Math.min(MAX_LABEL, text.codePointCount(0, text.length())));
        return text.isEmpty() ? "-" : text.substring(0, end);
    }
}
