package org.emailchange.command;

import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.EmailChange;
import org.emailchange.command.change.EmailChanges;
import org.emailchange.command.change.LinkInspector;
import org.emailchange.command.change.LinkSigner;
import org.emailchange.command.ownership.AddressOwnership;
import org.emailchange.web.SharedSettings;
import org.emailchange.web.security.PathRules;
import org.emailchange.web.security.Role;
import org.springframework.beans.factory.ObjectProvider;
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
    PathRules commandPaths() {
        return PathRules.api()
                .anyoneLimited("/api/verifications", "/api/revocations", "/api/undos")
                .role(Role.APP, "/api/accounts", "/api/accounts/{account}/password")
                .role(Role.OPERATOR, "/api/mails/**");
    }

    @Bean
    PathRules mailHealthPath() {
        return PathRules.actuator().anyone("/actuator/health/mails");
    }

    @Bean
    ConfigurerModule aggregates() {
        return configurer ->
                configurer.configureAggregate(EmailChanges.configurer()).configureAggregate(AddressOwnership.class);
    }

    @Bean
    ChangePolicy changePolicy(EmailChangeSettings settings, SharedSettings shared) {
        return settings.policy(shared.disclosure());
    }

    @Bean
    LinkInspector linkInspector(
            ObjectProvider<org.axonframework.config.Configuration> axon, LinkSigner signer, Clock clock) {
        return new LinkInspector(
                id -> ((EmailChanges) axon.getObject().repository(EmailChange.class)).find(id), signer, clock);
    }
}
