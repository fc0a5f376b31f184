package org.emailchange.pages.link;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Rejection;
import org.emailchange.api.Side;
import org.emailchange.command.usecase.LinkActions;
import org.emailchange.web.request.Requester;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows what a link will do, and does it when the button is pressed. Opening a page changes nothing. */
@Controller
class LinkPages {

    private final LinkActions links;
    private final Accounts accounts;

    LinkPages(LinkActions links, Accounts accounts) {
        this.links = links;
        this.accounts = accounts;
    }

    @GetMapping({LinkPurpose.VERIFY_PAGE, LinkPurpose.REVOKE_PAGE, LinkPurpose.UNDO_PAGE})
    ModelAndView show(HttpServletRequest request, Requester requester) {
        var token = LinkOutcome.token(request);
        var look = links.look(token, requester);
        var path = look.link().purpose().page();
        if (!path.equals(request.getServletPath())) {
            throw new EmailChangeRejected(Rejection.TOKEN_INVALID);
        }
        return new ModelAndView("link/question")
                .addObject("path", path)
                .addObject("token", token.value())
                .addObject("link", facts(look.link()))
                .addObject("expiresAt", look.expiresAt());
    }

    @PostMapping(LinkPurpose.VERIFY_PAGE)
    ModelAndView verify(HttpServletRequest request, Requester requester) {
        return outcome(links.verify(LinkOutcome.token(request), requester));
    }

    @PostMapping(LinkPurpose.REVOKE_PAGE)
    ModelAndView revoke(HttpServletRequest request, Requester requester) {
        return outcome(links.stop(LinkOutcome.token(request), requester));
    }

    @PostMapping(LinkPurpose.UNDO_PAGE)
    ModelAndView undo(HttpServletRequest request, Requester requester) {
        return outcome(links.undo(LinkOutcome.token(request), requester));
    }

    @PostMapping(LinkPurpose.RESEND_PAGE)
    ModelAndView resend(HttpServletRequest request, Requester requester) {
        links.resend(LinkOutcome.token(request), requester);
        return LinkOutcome.page("resent");
    }

    private ModelAndView outcome(LinkActions.Use use) {
        var progress = use.progress();
        if (progress == null) {
            var confirmed = use.link().purpose() == LinkPurpose.CONFIRM_PASSKEY;
            return LinkOutcome.page(confirmed ? "passkey-confirmed" : "credential-disowned");
        }
        var outcome = switch (progress.state()) {
            case REQUESTED -> progress.awaiting().contains(Side.NEW) ? "waiting-new" : "waiting-current";
            case CANCELLED -> use.link().purpose() == LinkPurpose.REFUSE ? "refused" : "revoked";
            default -> progress.state().name().toLowerCase(Locale.ROOT);
        };
        return LinkOutcome.page(outcome).addObject("link", facts(use.link()));
    }

    private LinkFacts facts(LinkActions.Link link) {
        var account = accounts.find(link.account()).map(Account::maskedUsername).orElse("***");
        var purpose = link.purpose().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return LinkFacts.of(link, purpose, account);
    }
}
