package org.emailchange.command.mail.outbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.EmailChangeSettings;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.mail.MailSettings;
import org.emailchange.testing.TestDatabase;
import org.emailchange.testing.TestMailServer;
import org.emailchange.web.CoreSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that orders and sends mails, on a real database and a real mail server. */
final class MailNode implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private MailNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static MailNode started(TestDatabase database, TestMailServer server, String... properties) {
        Map<String, Object> all = new HashMap<>(database.springProperties());
        all.put("spring.mail.host", server.host());
        all.put("spring.mail.port", server.port());
        all.put("email-change.base-url", "https://wallet.example");
        all.put("email-change.link.active-key", "k1");
        all.put("email-change.link.keys.k1", "a2V5IG9uZSBpcyBsb25nIGVub3VnaCBmb3IgYSB0ZXN0");
        all.put("email-change.mail.from", "Wallet <no-reply@wallet.example>");
        all.put("email-change.mail.contact", "help@wallet.example");
        all.put("email-change.mail.initial-backoff", "100ms");
        all.put("email-change.mail.max-backoff", "300ms");
        all.put("email-change.mail.polling-interval", "50ms");
        all.put("email-change.mail.timeout", "5s");
        for (var property : properties) {
            var parts = property.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return new MailNode(new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run());
    }

    MailOrders orders() {
        return context.getBean(MailOrders.class);
    }

    /** Orders the mails of an event that occurs once. */
    void order(EmailChangeEvent event) {
        order(UUID.randomUUID().toString(), event);
    }

    void order(String eventId, EmailChangeEvent event) {
        orders().order(new GenericEventMessage<>(eventId, event, MetaData.emptyInstance(), Instant.EPOCH));
    }

    RecordedReports reports() {
        return context.getBean(RecordedReports.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    MailReports counts() {
        return context.getBean(MailReports.class);
    }

    MailRetentionJob retention() {
        return context.getBean(MailRetentionJob.class);
    }

    long tasks() {
        return jdbc().sql("select count(*) from mail_task where task_name = 'mail'")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }

    // not a @Configuration, so that component scans of the command side do not find it
    @ComponentScan(basePackageClasses = {MailSettings.class, LinkTokens.class})
    @EnableConfigurationProperties({EmailChangeSettings.class, CoreSettings.class})
    @ConfigurationPropertiesScan(basePackageClasses = MailSettings.class)
    @ImportAutoConfiguration({
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
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        RecordedReports reports() {
            return new RecordedReports();
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
