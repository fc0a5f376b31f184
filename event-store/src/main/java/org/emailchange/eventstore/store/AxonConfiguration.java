package org.emailchange.eventstore.store;

import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventTypeUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.eventstore.NodeName;
import org.emailchange.eventstore.log.EventLog;
import org.emailchange.eventstore.log.EventReader;
import org.emailchange.eventstore.log.HighWaterMark;
import org.emailchange.eventstore.notify.Notifications;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * How Axon works on PostgreSQL: transactions, the event store, JSON, and the gateway for commands.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class AxonConfiguration {
    private static final int BATCH = 100;

    /** Transactions are JDBC's: nothing is written by JPA, which would open a session for each. */
    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    /** Said outright, as Axon 4.13.0 would take a manager without transactions if Boot's came late, and say nothing. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    /** Knows PostgreSQL's SQL states; Axon's own JDBC resolver does not take 23505 for a conflict. */
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return Conflicts::isUniqueViolation;
    }

    @Bean
    PostgresEventStorage eventStorageEngine(
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Configuration configuration,
            ConnectionProvider connectionProvider,
            TransactionManager transactionManager,
            PersistenceExceptionResolver persistenceExceptionResolver,
            EventTail tail) {
        var settings = JdbcEventStorageEngine.builder()
                .connectionProvider(connectionProvider)
                .transactionManager(transactionManager)
                .schema(AxonTables.EVENTS)
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(configuration.upcasterChain())
                .persistenceExceptionResolver(persistenceExceptionResolver)
                .batchSize(BATCH)
                // streams have no holes, so a short batch is the last: spares a select for each aggregate loaded
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        return new PostgresEventStorage(settings, transactionManager, tail);
    }

    /** What processors read ({@code source: tail}). */
    @Bean
    EventTail tail(EventLog log, EventReader reader, HighWaterMark decided) {
        return new EventTail(log, reader, decided);
    }

    @Bean("eventBus")
    @Qualifier("eventStore")
    WakingEventStore eventStore(
            PostgresEventStorage storage, EventTail tail, Notifications nodes, NodeName node, Configuration axon) {
        return new WakingEventStore(storage, tail, nodes, node, axon);
    }

    // Axon 4.13.0 writes a token within a token, as in a replay, with its class and may not read it back: the processor
    // would stand still. Nothing but Axon's own classes and our messages may be named as a class.
    @Bean
    static Jackson3SerializerCustomizer readableTypes() {
        return builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("org.emailchange.api.")
                .build());
    }

    /** Events that were stored when their class was in another package. */
    @Bean
    static EventUpcaster authenticationFailed() {
        return movedToCredentials(AuthenticationFailed.class);
    }

    @Bean
    static EventUpcaster credentialsChanged() {
        return movedToCredentials(CredentialsChanged.class);
    }

    private static EventUpcaster movedToCredentials(Class<?> event) {
        var before = EmailChangeEvent.class.getPackageName() + '.' + event.getSimpleName();
        return EventTypeUpcaster.from(before, null).to(event.getName(), null);
    }

    /** Without a transaction, in place of Axon's: a query reads by one statement, and JPA would need a second connection. */
    @Bean
    QueryBus queryBus(Configuration axon) {
        return SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .build();
    }

    /** The gateway through which commands come in. */
    @Bean
    CommandGateway commandGateway(CommandBus commandBus, RetryScheduler retryScheduler) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(retryScheduler)
                .build();
    }
}
