package org.emailchange.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import org.emailchange.api.LinkToken;

/**
 * Somebody at a link page.
 *
 * @param action which page
 * @param token what they came with, genuine or not; empty if there is not exactly one
 */
record LinkVisit(LinkAction action, LinkToken token) {

    static LinkVisit of(HttpServletRequest request) {
        var tokens = request.getParameterValues("token");
        var token = tokens == null || tokens.length != 1 ? "" : tokens[0];
        return new LinkVisit(LinkAction.at(request.getServletPath()), new LinkToken(token));
    }
}
