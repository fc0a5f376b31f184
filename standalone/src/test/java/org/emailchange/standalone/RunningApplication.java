package org.emailchange.standalone;

import java.util.stream.Stream;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.testing.TestDatabase;
import org.emailchange.web.security.EncodedPassword;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One application for all tests that call it in several roles: {@code staff-user}, {@code staff-app}, and so on. */
@SpringBootTest(
        classes = EmailChangeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "email-change.demo=false",
            "email-change.limits.enabled=false",
            "email-change.address-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "email-change.link.keys.mine=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "email-change.link.active-key=mine",
            "spring.mail.host=localhost",
            "email-change.staff.staff-app.roles=APP",
            "email-change.staff.staff-support.roles=SUPPORT",
            "email-change.staff.staff-auditor.roles=AUDITOR",
            "email-change.staff.staff-operator.roles=OPERATOR"
        })
public abstract class RunningApplication {
    protected static final String PASSWORD = "correct horse battery staple";
    protected static final AccountId ACCOUNT = AccountId.of("00000000-0000-4000-8000-000000000001");

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    @LocalServerPort
    protected int port;

    @Autowired
    private Accounts accounts;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.addTo(registry::add);
        Stream.of("app", "support", "auditor", "operator")
                .forEach(name -> registry.add("email-change.staff.staff-" + name + ".password", () -> HASH));
    }

    @BeforeEach
    void openAccount() {
        if (!accounts.exists(ACCOUNT)) {
            accounts.open(new NewAccount(ACCOUNT, "staff-user", new EncodedPassword(HASH)));
        }
    }
}
