package org.emailchange.access.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.emailchange.access.passkey.Occasion;
import org.emailchange.access.passkey.Passkeys;
import org.emailchange.api.AccountId;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
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
            return "forward:" + PageSecurity.SIGN_IN + "/failed";
        }
        // neither its id nor the token of its forms goes on: somebody else may have planted them
        before.invalidate();
        sessions.saveContext(context(account.get()), request, response);
        return "redirect:/";
    }

    private static Occasion occasion(HttpSession session) {
        return new Occasion("session " + session.getId(), "", "sign-in");
    }

    private static SecurityContextImpl context(AccountId account) {
        var signedIn = new SignedIn(new AccountOwner(account));
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities()));
    }
}
