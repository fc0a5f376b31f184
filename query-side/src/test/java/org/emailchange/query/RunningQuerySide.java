package org.emailchange.query;

import java.util.Map;
import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.api.AccountId;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** One running query side for all tests, and an account without events for each. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = TestSettings.IMPORT)
public abstract class RunningQuerySide {
    private static final Map<String, String> SETTINGS = TestSettings.onFreshDatabase();

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
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    @BeforeEach
    void openAccount() {
        // one for the whole process, and another application may have been started meanwhile
        GenericEventMessage.clock = clock;
        account = open();
        story = storyOf(account);
    }

    protected AccountId open() {
        var id = AccountId.of(UUID.randomUUID());
        accounts.open(TestSettings.newAccount(id));
        return id;
    }

    protected Story storyOf(AccountId id) {
        return new Story(eventStore, id, clock);
    }

    /** As the account's owner. */
    protected ApiClient owner() {
        return owner(account);
    }

    protected ApiClient owner(AccountId id) {
        return anonymous().as(TestSettings.nameOf(id), TestSettings.PASSWORD);
    }

    /** As the owner reads it once the views know all of the story. */
    protected JsonNode status() {
        return upToDate().getJson("/api/accounts/me/email");
    }

    /** The owner, who waits for the views to know all of the story. */
    protected ApiClient upToDate() {
        return owner().with("Email-Version", Long.toString(story.version()));
    }

    protected ApiClient staff(String name) {
        return anonymous().as(name, TestSettings.PASSWORD);
    }

    protected ApiClient anonymous() {
        return ApiClient.at(port);
    }

    protected StreamingEventProcessor processor(String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }

    /** Begins to rebuild the view. */
    protected void rebuild(String group) {
        var processor = processor(group);
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }
}
