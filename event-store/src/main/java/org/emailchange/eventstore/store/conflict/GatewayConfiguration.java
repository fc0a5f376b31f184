package org.emailchange.eventstore.store.conflict;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway through which commands come in. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    @Bean
    CommandGateway commandGateway(CommandBus commandBus, ConflictRetryScheduler retryScheduler) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(retryScheduler)
                .build();
    }
}
