package org.emailchange.command;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.EmailChange;
import org.emailchange.command.ownership.AddressOwnership;
import org.emailchange.web.CoreSettings;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything of the command side: import this class. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class CommandSideConfiguration {

    @Bean
    ConfigurerModule aggregates() {
        return configurer ->
                configurer.configureAggregate(EmailChange.class).configureAggregate(AddressOwnership.class);
    }

    /** Notes with each event the command that caused it, and the request that this came from. */
    @Bean
    CorrelationDataProvider origin() {
        return new MessageOriginProvider();
    }

    /** Copies to each event the caller, client address and user agent of the command that caused it. */
    @Bean
    CorrelationDataProvider asker() {
        return new SimpleCorrelationDataProvider("by", "from", "agent");
    }

    @Bean
    ChangePolicy changePolicy(EmailChangeSettings settings, CoreSettings core) {
        return settings.policy(core.disclosure());
    }
}
