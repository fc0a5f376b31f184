package org.emailchange.accounts.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.emailchange.web.security.CallerSessions;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signs in whoever shows a passkey; its owner is known by it alone. */
@Controller
class PasskeySignIn {

    private final Passkeys passkeys;
    private final CallerSessions sessions;

    PasskeySignIn(Passkeys passkeys, CallerSessions sessions) {
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    @PostMapping(path = "/sign-in/passkey-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpSession session) {
        return passkeys.toUseAny(occasion(session));
    }

    @PostMapping("/sign-in/passkey")
    String signIn(@RequestParam String passkey, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession();
        var account = passkeys.owner(occasion(before), passkey);
        if (account.isEmpty()) {
            return "forward:/sign-in/failed";
        }
        sessions.signIn(account.get(), request, response);
        return "redirect:/";
    }

    private static Occasion occasion(HttpSession session) {
        return new Occasion("session " + session.getId(), "", "sign-in");
    }
}
