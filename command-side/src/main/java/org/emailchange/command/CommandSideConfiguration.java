package org.emailchange.command;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Personal;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.EmailChange;
import org.emailchange.command.change.EmailChanges;
import org.emailchange.command.change.LinkInspector;
import org.emailchange.command.change.LinkSigner;
import org.emailchange.command.ownership.AddressOwnership;
import org.emailchange.web.CoreSettings;
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

    /** Notes with each event the command that caused it, and the request that this came from. */
    @Bean
    CorrelationDataProvider origin() {
        return new MessageOriginProvider();
    }

    /**
     * Copies to each event the caller, client address and user agent of the command that caused it. Of a command alone: what
     * follows from an event by itself may be about others, and a deadline would keep them.
     */
    @Bean
    CorrelationDataProvider asker() {
        var asker = new SimpleCorrelationDataProvider(MetaDataKeys.BY, MetaDataKeys.FROM, MetaDataKeys.AGENT);
        return message -> message instanceof CommandMessage ? asker.correlationDataFor(message) : Map.of();
    }

    /** Notes with each event which command it came about by. */
    @Bean
    CorrelationDataProvider commandName() {
        return message -> message instanceof CommandMessage<?> command
                ? Map.of(MetaDataKeys.COMMAND, command.getPayloadType().getSimpleName())
                : Map.of();
    }

    /** A command can have events about another account too, whose history is not to tell who that was, and from where. */
    @Bean
    ConfigurerModule askersOfOthers() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(() -> axon.eventBus()
                .registerDispatchInterceptor(events -> (index, event) -> isOfAnother(event)
                        ? event.withMetaData(event.getMetaData()
                                .withoutKeys(Set.of(MetaDataKeys.FROM, MetaDataKeys.AGENT))
                                .and(MetaDataKeys.BY, MetaDataKeys.SYSTEM))
                        : event)));
    }

    private static boolean isOfAnother(EventMessage<?> event) {
        return event.getMetaData().get(MetaDataKeys.FROM) instanceof Personal from
                && event.getPayload() instanceof AddressEvent about
                && !about.accountId().equals(from.subject());
    }

    @Bean
    ChangePolicy changePolicy(EmailChangeSettings settings, CoreSettings core) {
        return settings.policy(core.disclosure());
    }

    @Bean
    LinkInspector linkInspector(
            ObjectProvider<org.axonframework.config.Configuration> axon, LinkSigner signer, Clock clock) {
        return new LinkInspector(
                id -> ((EmailChanges) axon.getObject().repository(EmailChange.class)).find(id), signer, clock);
    }
}
