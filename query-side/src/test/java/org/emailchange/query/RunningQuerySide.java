package org.emailchange.query;

import java.util.UUID;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.accounts.account.Accounts;
import org.emailchange.accounts.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.ApiClient;
import org.emailchange.web.security.EncodedPassword;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** One running query side for all tests, and an account without events for each. */
public abstract class RunningQuerySide {
    private static final SettableClock CLOCK = SettableClock.startingNow();
    private static final TestSystem SYSTEM = start();

    protected final SettableClock clock = CLOCK;
    protected final TestSystem system;

    protected AccountId account;
    protected Story story;

    protected RunningQuerySide() {
        this(SYSTEM);
    }

    /** With a system of its own. */
    protected RunningQuerySide(TestSystem system) {
        this.system = system;
    }

    /** A node with settings of its own, on an empty database; whoever starts it closes it. */
    protected static TestSystem start(String... settings) {
        return TestSystem.of(QuerySideApplication.class)
                .modules("event-store", "web", "query-side")
                .clock(CLOCK)
                .setting("email-change.limits.enabled", "true")
                // long enough for a busy machine, as nothing here waits in vain
                .setting("email-change.live.max-wait", "20s")
                .setting("email-change.live.heartbeat", "200ms")
                .setting("server.tomcat.connection-timeout", "60s")
                .settings(TestSettings.staff("helper", "SUPPORT"))
                .settings(TestSettings.staff("checker", "AUDITOR"))
                .settings(settings)
                .start();
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
        bean(Accounts.class).open(new NewAccount(id, "user-" + id, new EncodedPassword(TestAccount.PASSWORD_HASH)));
        return id;
    }

    protected Story storyOf(AccountId id) {
        return new Story(bean(EventStore.class), id, clock);
    }

    protected <T> T bean(Class<T> type) {
        return system.bean(type);
    }

    /** As the account's owner. */
    protected ApiClient owner() {
        return owner(account);
    }

    protected ApiClient owner(AccountId id) {
        return staff("user-" + id);
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
        return anonymous().as(name, TestAccount.PASSWORD);
    }

    protected ApiClient anonymous() {
        return system.client();
    }

    protected StreamingEventProcessor processor(String group) {
        return bean(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
    }

    /** Begins to rebuild the view. */
    protected void rebuild(String group) {
        var processor = processor(group);
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }
}
