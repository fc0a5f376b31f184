package org.emailchange.accounts;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.security.EncodedPassword;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running edge share: one database, its staff, and an account for each test. */
public abstract class RunningEdge {
    protected static final String PASSWORD = TestAccount.PASSWORD;

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final SettableClock CLOCK = new SettableClock(EdgeApplication.NOW);
    private static final Map<List<String>, TestSystem> SYSTEMS = new ConcurrentHashMap<>();

    protected final SettableClock clock = CLOCK;
    protected final TestSystem system;
    protected final int port;
    protected final Accounts accounts;
    protected final Passwords passwords;

    protected Account own;

    /** With settings of its own, written as {@code name=value}; classes that say the same share a node. */
    protected RunningEdge(String... settings) {
        system = SYSTEMS.computeIfAbsent(List.of(settings), any -> start(settings));
        port = system.node().port();
        accounts = bean(Accounts.class);
        passwords = bean(Passwords.class);
    }

    private static TestSystem start(String... settings) {
        return TestSystem.of(EdgeApplication.class)
                .modules("web")
                .database(DATABASE)
                .clock(CLOCK)
                .realPasswords()
                .setting("email-change.limits.enabled", "true")
                .setting("email-change.request.body-timeout", "1s")
                .setting("server.tomcat.connection-timeout", "500ms")
                .settings(TestSettings.staff("helper", "SUPPORT"))
                .settings(TestSettings.staff("checker", "AUDITOR"))
                .settings(settings)
                .start();
    }

    @BeforeEach
    void openAccount() {
        own = open();
    }

    protected Account open() {
        var id = AccountId.of(UUID.randomUUID());
        return accounts.open(new NewAccount(id, "user-" + id, new EncodedPassword(TestAccount.PASSWORD_HASH)));
    }

    protected <T> T bean(Class<T> type) {
        return system.bean(type);
    }

    protected ApiClient anonymous() {
        return system.client();
    }

    protected ApiClient user() {
        return staff(own.username());
    }

    protected ApiClient staff(String name) {
        return anonymous().as(name, PASSWORD);
    }

    protected static void assertProblem(Answer answer, int status, String code) {
        answer.expectProblem(status, URI.create("urn:email-change:" + code));
    }
}
