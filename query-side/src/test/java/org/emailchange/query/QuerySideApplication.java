package org.emailchange.query;

import org.emailchange.accounts.AccountsConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side alone, as it can run in a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventStoreConfiguration.class, AccountsConfiguration.class, QuerySideConfiguration.class})
class QuerySideApplication {}
