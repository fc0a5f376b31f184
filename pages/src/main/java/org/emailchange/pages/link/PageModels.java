package org.emailchange.pages.link;

import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.command.InspectLink;
import org.emailchange.command.usecase.LinkUse;
import org.emailchange.web.CoreSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the templates are filled with. */
@Component
class PageModels {

    private final Accounts accounts;
    private final LinkUse links;
    private final CoreSettings settings;

    PageModels(Accounts accounts, LinkUse links, CoreSettings settings) {
        this.accounts = accounts;
        this.links = links;
        this.settings = settings;
    }

    /** The page with the button. */
    ModelAndView question(LinkVisit visit, InspectLink.Result link) {
        return page("link/question", visit).addObject("link", facts(visit, link));
    }

    /**
     * The page that says what came of it.
     *
     * @param outcome the key of its texts
     * @param link what the link was for, where that is known
     */
    ModelAndView outcome(LinkVisit visit, String outcome, InspectLink.@Nullable Result link) {
        return page("link/outcome", visit)
                .addObject("outcome", outcome)
                .addObject("tone", Tone.of(outcome).key())
                .addObject("link", link == null ? null : facts(visit, link));
    }

    /** The page that says why nothing came of it. */
    ModelAndView refusal(LinkVisit visit, Refusal refusal) {
        var page = page("link/outcome", visit)
                .addObject("outcome", refusal.outcome())
                .addObject("tone", Tone.of(refusal.outcome()).key())
                .addObject("wait", refusal.waitMinutes());
        page.setStatus(HttpStatus.valueOf(refusal.status()));
        return page;
    }

    private ModelAndView page(String view, LinkVisit visit) {
        return new ModelAndView(view)
                .addObject("path", visit.action().path())
                .addObject("token", visit.token().value());
    }

    private LinkFacts facts(LinkVisit visit, InspectLink.Result link) {
        var account = accounts.find(links.accountOf(visit.token()))
                .map(Account::maskedUsername)
                .orElse("***");
        return LinkFacts.of(link, account, settings.zone());
    }
}
