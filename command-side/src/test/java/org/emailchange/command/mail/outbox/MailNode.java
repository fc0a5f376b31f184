package org.emailchange.command.mail.outbox;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.EmailChangeSettings;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.eventstore.store.OneTransaction;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.testing.TestSystem;
import org.emailchange.web.SharedSettings;
import org.emailchange.web.limit.RateLimiter;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that orders and sends mails, on a real database and a real mail server. */
record MailNode(TestSystem system) implements AutoCloseable {
    static MailNode started(TestDatabase database, TestMailServer server, String... settings) {
        return new MailNode(TestSystem.of(Node.class)
                .withoutWebServer()
                .database(database)
                .mailServer(server)
                .setting("email-change.base-url", "https://wallet.example")
                .setting("email-change.mail.from", "Wallet <no-reply@wallet.example>")
                .setting("email-change.mail.contact", "help@wallet.example")
                .setting("email-change.mail.initial-backoff", "100ms")
                .setting("email-change.mail.max-backoff", "300ms")
                .setting("email-change.mail.polling-interval", "50ms")
                .setting("email-change.mail.timeout", "5s")
                .settings(settings)
                .start());
    }

    MailOrders orders() {
        return system.bean(MailOrders.class);
    }

    /** Orders the mails of an event that occurs once. */
    void order(EmailChangeEvent event) {
        order(UUID.randomUUID().toString(), event);
    }

    void order(String eventId, EmailChangeEvent event) {
        orders().order(new GenericEventMessage<>(eventId, event, MetaData.emptyInstance(), Instant.EPOCH));
    }

    RecordedReports reports() {
        return system.bean(RecordedReports.class);
    }

    JdbcClient jdbc() {
        return system.jdbc();
    }

    TransactionTemplate transaction() {
        return system.bean(TransactionTemplate.class);
    }

    MailReports counts() {
        return system.bean(MailReports.class);
    }

    MailQueue queue() {
        return system.bean(MailQueue.class);
    }

    /** The mails with which something is still to be done. */
    long underWay() {
        return jdbc().sql("select count(*) from mail_order where next_attempt_at is not null")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        system.close();
    }

    // not a @Configuration, so that component scans of the command side do not find it
    @ComponentScan(basePackageClasses = {MailSettings.class, LinkTokens.class, AddressIds.class})
    @ComponentScan(
            basePackageClasses = RateLimiter.class,
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*[.](RateLimiter|Buckets|Buckets[$]Store)"))
    @EnableConfigurationProperties({EmailChangeSettings.class, SharedSettings.class})
    @ConfigurationPropertiesScan(basePackageClasses = {MailSettings.class, AddressIds.class, RateLimiter.class})
    @ImportAutoConfiguration({
        DbSchedulerAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        MailSenderAutoConfiguration.class,
        SslAutoConfiguration.class
    })
    static class Node {

        @Bean
        RecordedReports reports() {
            return new RecordedReports();
        }

        @Bean
        OneTransaction oneTransaction(PlatformTransactionManager transactions) {
            return new OneTransaction(new SpringTransactionManager(transactions));
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }

        @Bean
        EveryAccount accounts() {
            return new EveryAccount();
        }
    }
}
