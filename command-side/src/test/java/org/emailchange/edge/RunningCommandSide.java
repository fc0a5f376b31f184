package org.emailchange.edge;

import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.emailchange.access.account.EncodedPassword;
import org.emailchange.access.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.command.web.AccountOpening;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the tests of the running command side share: one application, and as many people as a test wants. */
@SpringBootTest(
        classes = CommandApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:email-change/event-store.yml,classpath:email-change/access.yml,"
                    + "classpath:email-change/command-side.yml",
            "email-change.address-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "email-change.link.keys.k1=YWJjZGVmZ2hpamtsbW5vcGFiY2RlZmdoaWprbG1ub3A=",
            "email-change.link.active-key=k1",
            "email-change.staff.wallet.roles=APP",
            "email-change.staff.helper.roles=SUPPORT"
        })
public abstract class RunningCommandSide {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final TestMailServer MAIL_SERVER = TestMailServer.started();
    private static final String STAFF_PASSWORD = "staff password";

    /** The cheapest hash there is: tests sign in often. */
    private static final BCryptPasswordEncoder HASH = new BCryptPasswordEncoder(4);

    private static final String PASSWORD_HASH = "{bcrypt}" + HASH.encode(Person.PASSWORD);

    @LocalServerPort
    private int port;

    @Autowired
    private AccountOpening opening;

    protected final Mailbox mailbox = new Mailbox(MAIL_SERVER);

    @Autowired
    protected SettableClock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.addTo(registry::add);
        registry.add("spring.mail.host", MAIL_SERVER::host);
        registry.add("spring.mail.port", MAIL_SERVER::port);
        var hash = "{bcrypt}" + HASH.encode(STAFF_PASSWORD);
        registry.add("email-change.staff.wallet.password", () -> hash);
        registry.add("email-change.staff.helper.password", () -> hash);
    }

    protected Web anybody() {
        return Web.at(port);
    }

    protected Web staff(String name) {
        return anybody().as(name, STAFF_PASSWORD);
    }

    /** Somebody whose account has no address yet. */
    protected Person newcomer() {
        return open(null);
    }

    /** Somebody whose account has this verified address. */
    protected Person ownerOf(String email) {
        return open(email);
    }

    private Person open(@Nullable String email) {
        var id = AccountId.of(UUID.randomUUID());
        var account = new NewAccount(id, "p-" + id, new EncodedPassword(PASSWORD_HASH));
        CommandMessage<ImportAddress> address = email == null
                ? null
                : new GenericCommandMessage<>(
                        new ImportAddress(id, new EmailAddress(email), true), Map.of("by", "APP:test"));
        opening.open(account, address);
        return new Person(id, account.username(), anybody().as(account.username(), Person.PASSWORD));
    }

    /** An address that no test has used before. */
    protected static String fresh(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    protected Answer verify(String token) {
        return anybody().post("/api/verifications", Map.of("token", token));
    }

    protected Answer revoke(String token) {
        return anybody().post("/api/revocations", Map.of("token", token));
    }

    protected Answer undo(String token) {
        return anybody().post("/api/undos", Map.of("token", token));
    }

    /** Asks for a change and confirms it from the mailboxes that have to. */
    protected void change(Person person, @Nullable String from, String to) {
        person.ask(to).expect(202);
        verify(mailbox.token(to, LinkPurpose.CONFIRM_NEW)).expect(200);
        if (from != null) {
            verify(mailbox.token(from, LinkPurpose.CONFIRM_CURRENT)).expect(200);
        }
    }
}
