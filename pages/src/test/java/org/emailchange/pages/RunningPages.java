package org.emailchange.pages;

import org.emailchange.testing.Inbox;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.testing.http.FormBrowser;

/** One service for all tests of pages, with a member of the staff for each role. */
public abstract class RunningPages {
    protected static final SettableClock clock = SettableClock.startingNow();
    protected static final TestSystem system = builder().start();
    protected static final Inbox inbox = system.inbox();

    /** The service with its pages, for a test that needs settings of its own. */
    protected static TestSystem.Builder builder() {
        return TestSystem.of(PagesApplication.class)
                .clock(clock)
                .modules("event-store", "web", "command-side", "query-side", "pages")
                .setting("email-change.mail.polling-interval", "50ms")
                .settings(TestSettings.staff("staff-support", "SUPPORT"))
                .settings(TestSettings.staff("staff-auditor", "AUDITOR"))
                .settings(TestSettings.staff("staff-operator", "OPERATOR"));
    }

    protected static ApiClient anybody() {
        return system.client();
    }

    /** Somebody whose account has no address yet. */
    protected static ApiClient newcomer() {
        return anybody().as(system.openAccount(null));
    }

    /** Somebody whose account has this verified address. */
    protected static ApiClient ownerOf(String email) {
        return anybody().as(system.openAccount(email));
    }

    /** A browser in which nobody has signed in. */
    protected static FormBrowser browser() {
        return new FormBrowser(anybody());
    }

    protected static FormBrowser support() {
        return browser().signIn("staff-support", TestAccount.PASSWORD);
    }

    protected static FormBrowser auditor() {
        return browser().signIn("staff-auditor", TestAccount.PASSWORD);
    }

    protected static FormBrowser operator() {
        return browser().signIn("staff-operator", TestAccount.PASSWORD);
    }

    /** An address that no test has used before. */
    protected static String fresh(String name) {
        return TestSystem.freshEmail(name);
    }
}
