package org.emailchange.command;

import org.axonframework.config.ConfigurerModule;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.EmailChange;
import org.emailchange.command.ownership.AddressOwnership;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The command side. Whoever imports this decides about changes. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class CommandSideConfiguration {

    @Bean
    ConfigurerModule aggregates() {
        return configurer ->
                configurer.configureAggregate(EmailChange.class).configureAggregate(AddressOwnership.class);
    }

    @Bean
    ChangePolicy changePolicy(EmailChangeSettings settings) {
        return SettingsCheck.checked(settings).policy();
    }
}
