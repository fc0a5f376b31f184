package org.emailchange.eventstore.store;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.TokenStoreProperties;
import org.emailchange.eventstore.NodeName;
import org.emailchange.eventstore.database.DatabaseTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where processors keep how far they are, and how they run. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            TokenStoreProperties settings,
            NodeName node) {
        var store = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(AxonTables.TOKENS)
                .serializer(serializer)
                .claimTimeout(settings.getClaimTimeout())
                .nodeId(node.toString());
        return new DeferredTokenStore(
                store, transactions, settings.getClaimTimeout().dividedBy(10));
    }

    /**
     * What the settings file has no words for. A failing handler stops its segment and is tried again, where Axon would
     * write a line to the log and go on. Every processor begins with the first event. The first node
     * takes all segments and the next one takes over when it dies.
     */
    @Bean
    ConfigurerModule processors(EventProcessorProperties settings, TokenStoreProperties tokens, DatabaseTime time) {
        // three times within the claim timeout, so that a busy moment loses no claim
        var claimExtension = tokens.getClaimTimeout().dividedBy(3).toMillis();
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing.registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
            settings.getProcessors()
                    .keySet()
                    .forEach(name -> processing.registerPooledStreamingEventProcessorConfiguration(
                            name,
                            (axon, builder) -> builder.initialToken(StreamableMessageSource::createTailToken)
                                    .claimExtensionThreshold(claimExtension)
                                    // claims are between nodes and run by real time, whatever time the domain or a node
                                    // believes in
                                    .clock(time.clock())));
        };
    }
}
