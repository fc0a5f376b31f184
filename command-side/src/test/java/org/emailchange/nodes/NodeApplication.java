package org.emailchange.nodes;

import org.emailchange.accounts.AccountsConfiguration;
import org.emailchange.command.CommandSideConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
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
    PasswordChecks.class,
    Statements.class
})
class NodeApplication {}
