package org.emailchange.command;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.EmailChange;
import org.emailchange.command.ownership.AddressOwnership;
import org.emailchange.web.CoreSettings;
import org.springframework.beans.factory.annotation.Value;
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

    /** Which command an event comes from, and which request that came from. */
    @Bean
    CorrelationDataProvider origin() {
        return new MessageOriginProvider();
    }

    /** Who asked, and from where: a command's, and so its events'. */
    @Bean
    CorrelationDataProvider asker() {
        return new SimpleCorrelationDataProvider("by", "from", "agent");
    }

    @Bean
    ChangePolicy changePolicy(
            EmailChangeSettings settings, CoreSettings core, @Value("${email-change.address-key:}") String addressKey) {
        KeysCheck.check(settings.link().keys(), addressKey);
        return SettingsCheck.checked(settings).policy(core.disclosure());
    }
}
