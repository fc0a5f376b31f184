package org.emailchange.accounts;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the tests of the running edge share: one application, its staff, and an account for each test. */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:email-change/web.yml",
            "email-change.staff.wallet.roles=APP",
            "email-change.staff.helper.roles=SUPPORT",
            "email-change.staff.checker.roles=AUDITOR",
            "email-change.request.body-timeout=1s",
            "server.tomcat.connection-timeout=2s"
        })
public abstract class RunningEdge {

    protected static final String PASSWORD = "correct horse battery staple";

    protected static final String STAFF_PASSWORD = "staff password";

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @LocalServerPort
    protected int port;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected Passwords passwords;

    protected Account own;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.addTo(registry::add);
        var hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(STAFF_PASSWORD);
        for (var name : List.of("wallet", "helper", "checker")) {
            registry.add("email-change.staff." + name + ".password", () -> hash);
        }
    }

    @BeforeEach
    void openAccount() {
        own = open();
    }

    protected Account open() {
        var id = AccountId.of(UUID.randomUUID());
        return accounts.open(new NewAccount(id, "user-" + id, passwords.encode(PASSWORD)));
    }

    protected ApiClient anonymous() {
        return ApiClient.at(port);
    }

    protected ApiClient user() {
        return anonymous().as(own.username(), PASSWORD);
    }

    protected ApiClient staff(String name) {
        return anonymous().as(name, STAFF_PASSWORD);
    }

    protected static void assertProblem(Answer answer, int status, String code) {
        answer.expectProblem(status, URI.create("urn:email-change:" + code));
    }
}
