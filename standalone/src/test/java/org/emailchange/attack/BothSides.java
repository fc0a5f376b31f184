package org.emailchange.attack;

import org.emailchange.accounts.AccountsConfiguration;
import org.emailchange.command.CommandSideConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.emailchange.pages.PagesConfiguration;
import org.emailchange.query.QuerySideConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Both sides in one process, with a database and a mail server from outside. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    EventStoreConfiguration.class,
    AccountsConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    PagesConfiguration.class
})
class BothSides {

    @Bean
    static PasswordChecks passwordChecks() {
        return new PasswordChecks();
    }
}
