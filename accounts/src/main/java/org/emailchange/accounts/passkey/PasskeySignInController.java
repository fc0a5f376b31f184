package org.emailchange.accounts.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.emailchange.web.security.CallerContextRepository;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Signs people in by a passkey alone, which names its account. */
@Controller
class PasskeySignInController {

    private final Passkeys passkeys;
    private final CallerContextRepository callers;
    private final CsrfTokenRepository tokens;

    PasskeySignInController(Passkeys passkeys, CallerContextRepository callers, CsrfTokenRepository tokens) {
        this.passkeys = passkeys;
        this.callers = callers;
        this.tokens = tokens;
    }

    @PostMapping(path = "/sign-in/passkey-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String options(HttpServletRequest request) {
        return passkeys.signInOptions(purpose(request));
    }

    @PostMapping("/sign-in/passkey")
    String signIn(@RequestParam String passkey, HttpServletRequest request, HttpServletResponse response) {
        var shown = passkeys.shown(purpose(request), passkey);
        if (shown.isEmpty()) {
            return "forward:/sign-in/failed";
        }
        callers.signIn(shown.get().account(), shown.get().credentialChanges(), request, response);
        return "redirect:/";
    }

    /** A browser that has not signed in is known by the token of its forms: it has no session yet, and needs none for this. */
    private ChallengePurpose purpose(HttpServletRequest request) {
        var token = Objects.requireNonNull(tokens.loadToken(request)).getToken();
        return new ChallengePurpose("form " + token, "", "sign-in");
    }
}
