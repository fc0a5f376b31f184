package org.emailchange.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPaths;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.InspectLink;
import org.emailchange.command.usecase.LinkUse;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a link will do, and does it once the button is pressed. Opening a page changes nothing. */
@Controller
class LinkPages {

    private final LinkUse links;
    private final PageModels models;

    LinkPages(LinkUse links, PageModels models) {
        this.links = links;
        this.models = models;
    }

    @GetMapping({LinkPaths.VERIFY, LinkPaths.REVOKE, LinkPaths.UNDO})
    ModelAndView ask(HttpServletRequest request, Optional<Caller> caller) {
        var visit = LinkVisit.of(request);
        return models.question(visit, inspect(visit, caller, request));
    }

    @PostMapping({LinkPaths.VERIFY, LinkPaths.REVOKE, LinkPaths.UNDO})
    ModelAndView act(HttpServletRequest request, Optional<Caller> caller) {
        var visit = LinkVisit.of(request);
        var link = inspect(visit, caller, request);
        var token = visit.token();
        var progress = switch (visit.action()) {
            case VERIFY -> links.verify(token, caller, request);
            case REVOKE -> links.revoke(token, caller, request);
            case UNDO -> links.undo(token, caller, request);
        };
        return models.outcome(visit, outcome(progress, link), link);
    }

    @PostMapping(LinkPaths.RESEND)
    ModelAndView resend(HttpServletRequest request, Optional<Caller> caller) {
        var visit = LinkVisit.of(request);
        links.resend(visit.token(), caller, request);
        return models.outcome(visit, "resent", null);
    }

    private InspectLink.Result inspect(LinkVisit visit, Optional<Caller> caller, HttpServletRequest request) {
        var link = links.inspect(visit.token(), caller, request);
        if (!visit.action().takes(link.purpose())) {
            throw new EmailChangeRejected(Rejection.TOKEN_INVALID);
        }
        return link;
    }

    private static String outcome(ChangeProgress progress, InspectLink.Result link) {
        return switch (progress.state()) {
            case REQUESTED -> progress.awaiting().contains(Side.NEW) ? "waiting-new" : "waiting-current";
            case CANCELLED -> link.purpose() == LinkPurpose.REFUSE ? "refused" : "revoked";
            default -> progress.state().name().toLowerCase(Locale.ROOT);
        };
    }
}
