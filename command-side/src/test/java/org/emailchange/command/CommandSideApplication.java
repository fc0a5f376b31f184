package org.emailchange.command;

import java.time.Clock;
import org.emailchange.accounts.AccountsConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.TestSystem;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command side by itself. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    EventStoreConfiguration.class,
    AccountsConfiguration.class,
    CommandSideConfiguration.class,
    DatabaseStatements.class
})
public class CommandSideApplication {
    /** Nodes of it, with limits of rates, and an operator named watcher. */
    public static TestSystem.Builder system() {
        return TestSystem.of(CommandSideApplication.class)
                .modules("event-store", "web", "command-side")
                .setting("email-change.limits.enabled", "true")
                .setting("email-change.mail.polling-interval", "50ms")
                .settings(TestSettings.staff("watcher", "OPERATOR"));
    }

    /** One node of it, with these settings written as {@code name=value}; several on one database are a cluster. */
    public static TestSystem start(TestDatabase database, TestMailServer mails, Clock clock, String... settings) {
        return system().database(database)
                .mailServer(mails)
                .clock(clock)
                .settings(settings)
                .start();
    }
}
