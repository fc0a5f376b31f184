package org.emailchange.accounts.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.emailchange.web.security.CallerContextRepository;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signs people in by a passkey alone, which names its account. */
@Controller
class PasskeySignInController {

    private final Passkeys passkeys;
    private final CallerContextRepository callers;

    PasskeySignInController(Passkeys passkeys, CallerContextRepository callers) {
        this.passkeys = passkeys;
        this.callers = callers;
    }

    @PostMapping(path = "/sign-in/passkey-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpSession session) {
        return passkeys.signInOptions(purpose(session));
    }

    @PostMapping("/sign-in/passkey")
    String signIn(@RequestParam String passkey, HttpServletRequest request, HttpServletResponse response) {
        var shown = passkeys.shown(purpose(request.getSession()), passkey);
        if (shown.isEmpty()) {
            return "forward:/sign-in/failed";
        }
        callers.signIn(shown.get().account(), shown.get().credentialChanges(), request, response);
        return "redirect:/";
    }

    private static ChallengePurpose purpose(HttpSession session) {
        return new ChallengePurpose("session " + session.getId(), "", "sign-in");
    }
}
