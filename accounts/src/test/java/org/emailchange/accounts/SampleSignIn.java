package org.emailchange.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.emailchange.accounts.session.OwnSession;
import org.emailchange.accounts.session.Sessions;
import org.emailchange.api.ChangeId;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages with nothing but the token of their forms. */
@RestController
class SampleSignIn {

    private final Sessions sessions;

    SampleSignIn(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping({"/sign-in", "/account"})
    String token(CsrfToken token) {
        return "<input name=\"_csrf\" value=\"" + token.getToken() + "\">";
    }

    @PostMapping("/sign-in/failed")
    void failed(HttpServletRequest request, HttpServletResponse response) {
        var exception = request.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        if (exception instanceof AuthenticationServiceException unchecked) {
            throw unchecked.getCause() instanceof RuntimeException cause ? cause : unchecked;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    @PostMapping("/account/others")
    void endOthers(Caller caller, HttpSession session) {
        sessions.endOthers(caller.account().orElseThrow(), session.getId());
    }

    /** The session ends while its request is answered. */
    @PostMapping("/account/ends")
    void end(Caller caller, Requester requester) {
        OwnSession.rememberChange(new ChangeId("00000000-0000-4000-8000-000000000000"), requester);
        sessions.endAll(caller.account().orElseThrow());
    }

    @PostMapping("/account/asks")
    void ask(@RequestParam String change, Requester requester) {
        OwnSession.rememberChange(ChangeId.of(change), requester);
    }
}
