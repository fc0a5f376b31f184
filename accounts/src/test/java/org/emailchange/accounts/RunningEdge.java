package org.emailchange.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.emailchange.accounts.account.Account;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.testing.TestDatabase;
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

    protected Edge anonymous() {
        return Edge.at(port);
    }

    protected Edge user() {
        return anonymous().as(own.username(), PASSWORD);
    }

    protected Edge staff(String name) {
        return anonymous().as(name, STAFF_PASSWORD);
    }

    protected static void assertProblem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Edge.json(response);
        assertThat(problem.get("type").asString()).isEqualTo("urn:email-change:" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
    }
}
