package org.emailchange.pages.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.command.usecase.ChangeRequests;
import org.emailchange.command.usecase.PasskeyRequests;
import org.emailchange.pages.QueryClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the templates of the account pages. */
@Component
class AccountPageModel {

    private static final int KEY_OCTETS = 16;
    private static final List<String> SCRIPTS = List.of(
            "/webjars/htmx.org/dist/htmx.min.js", "/assets/passkey.js", "/assets/times.js", "/assets/account.js");

    private final Accounts accounts;
    private final QueryClient queries;
    private final ChangeRequests changes;
    private final PasskeyRequests passkeys;
    private final SecureRandom random;
    private final Clock clock;

    AccountPageModel(
            Accounts accounts,
            QueryClient queries,
            ChangeRequests changes,
            PasskeyRequests passkeys,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.queries = queries;
        this.changes = changes;
        this.passkeys = passkeys;
        this.random = random;
        this.clock = clock;
    }

    /** Fills the page; an action before it may have left attributes to show. */
    void fill(Model page, AccountId account) {
        var version = page.getAttribute(PostRedirect.VERSION) instanceof Long number ? number : 0;
        var found = queries.status(account, version);
        var status = found.answer();
        page.addAttribute("who", accounts.find(account).map(Account::username).orElse(""));
        page.addAttribute("scripts", SCRIPTS);
        page.addAttribute("shown", found.version());
        page.addAttribute("now", clock.instant());
        page.addAttribute("status", status);
        page.addAttribute("change", ChangeCard.of(status, changes));
        page.addAttribute("passkeys", passkeys.of(account));
        page.addAttribute("key", key());
    }

    /** The idempotency key of the page: however often its form is sent, it is performed once. */
    private String key() {
        var key = new byte[KEY_OCTETS];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
