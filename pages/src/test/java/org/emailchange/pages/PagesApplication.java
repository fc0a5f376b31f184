package org.emailchange.pages;

import org.emailchange.accounts.AccountsConfiguration;
import org.emailchange.command.CommandSideConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.emailchange.query.QuerySideConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The pages with both sides behind them. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    EventStoreConfiguration.class,
    AccountsConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    PagesConfiguration.class
})
class PagesApplication {}
