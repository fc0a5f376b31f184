package org.emailchange.query;

import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.access.account.Accounts;
import org.emailchange.access.account.EncodedPassword;
import org.emailchange.access.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** One running query side for all tests, and an account without events for each. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:email-change/event-store.yml,classpath:email-change/access.yml,"
                    + "classpath:email-change/query-side.yml",
            "email-change.address-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "email-change.staff.wallet.roles=APP",
            "email-change.staff.helper.roles=SUPPORT",
            "email-change.staff.checker.roles=AUDITOR"
        })
public abstract class RunningQuerySide {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String PASSWORD = "correct horse battery staple";
    /** A cheap one, because each request is signed in anew. */
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    @LocalServerPort
    protected int port;

    @Autowired
    protected SettableClock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private EventStore eventStore;

    @Autowired
    private EventProcessingConfiguration processing;

    protected AccountId account;
    protected Story story;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.addTo(registry::add);
        for (var name : new String[] {"wallet", "helper", "checker"}) {
            registry.add("email-change.staff." + name + ".password", () -> HASH);
        }
    }

    @BeforeEach
    void openAccount() {
        account = open();
        story = storyOf(account);
    }

    protected AccountId open() {
        var id = AccountId.of(UUID.randomUUID());
        accounts.open(new NewAccount(id, nameOf(id), new EncodedPassword(HASH)));
        return id;
    }

    protected Story storyOf(AccountId id) {
        return new Story(eventStore, id, clock);
    }

    /** As the account's owner. */
    protected Client owner() {
        return owner(account);
    }

    protected Client owner(AccountId id) {
        return anonymous().as(nameOf(id), PASSWORD);
    }

    /** As the owner reads it once the views know all of the story. */
    protected JsonNode status() {
        return upToDate().json("/api/accounts/me/email");
    }

    /** The owner, who waits for the views to know all of the story. */
    protected Client upToDate() {
        return owner().with("Email-Version", Long.toString(story.version()));
    }

    protected Client staff(String name) {
        return anonymous().as(name, PASSWORD);
    }

    protected Client anonymous() {
        return Client.at(port);
    }

    protected StreamingEventProcessor processor(String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }

    /** Rebuilds the view, and returns when it has caught up. */
    protected void rebuild(String group) {
        var processor = processor(group);
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        await().until(() -> hasCaughtUp(processor));
    }

    private static boolean hasCaughtUp(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        return segments.size() == 4
                && segments.stream().allMatch(segment -> segment.isCaughtUp() && !segment.isReplaying());
    }

    private static String nameOf(AccountId id) {
        return "user-" + id;
    }
}
