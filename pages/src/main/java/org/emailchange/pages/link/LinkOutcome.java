package org.emailchange.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.api.LinkToken;
import org.springframework.web.servlet.ModelAndView;

/** The page that says what came of a link. */
final class LinkOutcome {

    private LinkOutcome() {}

    /** @param outcome the key of its texts */
    static ModelAndView page(String outcome) {
        return new ModelAndView("link/outcome").addObject("outcome", outcome).addObject("tone", tone(outcome));
    }

    /** What the sign above the text says at a glance. */
    private static String tone(String outcome) {
        return switch (outcome) {
            case "approved", "revoked", "refused", "undone", "token-used", "taken-back" -> "done";
            case "passkey-confirmed", "credential-disowned" -> "done";
            case "waiting-new", "waiting-current", "resent", "resend-too-soon", "unavailable" -> "waiting";
            default -> "stopped";
        };
    }

    /** The token that a page was opened with, genuine or not; empty unless there is exactly one. */
    static LinkToken token(HttpServletRequest request) {
        var tokens = request.getParameterValues("token");
        return new LinkToken(tokens == null || tokens.length != 1 ? "" : tokens[0]);
    }
}
