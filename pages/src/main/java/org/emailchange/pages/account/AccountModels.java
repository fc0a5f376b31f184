package org.emailchange.pages.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.passkey.Passkeys;
import org.emailchange.api.AccountId;
import org.emailchange.pages.QueryClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the template of the page is filled with. */
@Component
class AccountModels {

    private static final int KEY_OCTETS = 16;
    private static final List<String> SCRIPTS = List.of(
            "/webjars/htmx.org/dist/htmx.min.js", "/assets/passkey.js", "/assets/times.js", "/assets/account.js");

    private final Accounts accounts;
    private final QueryClient queries;
    private final ResendTimes times;
    private final Passkeys passkeys;
    private final SecureRandom random;
    private final Clock clock;

    AccountModels(
            Accounts accounts,
            QueryClient queries,
            ResendTimes times,
            Passkeys passkeys,
            SecureRandom random,
            Clock clock) {
        this.accounts = accounts;
        this.queries = queries;
        this.times = times;
        this.passkeys = passkeys;
        this.random = random;
        this.clock = clock;
    }

    /** Fills the page, which may bring along what an action before it left to say. */
    void fill(Model page, AccountId account) {
        var version = page.getAttribute(Afterwards.VERSION) instanceof Long number ? number : 0;
        var found = queries.status(account, version);
        var status = found.answer();
        page.addAttribute("who", accounts.find(account).map(Account::username).orElse(""));
        page.addAttribute("scripts", SCRIPTS);
        page.addAttribute("shown", found.version());
        page.addAttribute("now", clock.instant());
        page.addAttribute("status", status);
        page.addAttribute("change", ChangeCard.of(status, times));
        page.addAttribute("passkeys", passkeys.of(account));
        page.addAttribute("key", key());
    }

    /** One per page: however often its form is sent, it is done once. */
    private String key() {
        var key = new byte[KEY_OCTETS];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }
}
