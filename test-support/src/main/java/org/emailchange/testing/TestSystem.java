package org.emailchange.testing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.testing.http.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Running nodes of the service, with one database, one mail server and one clock. Which modules they have is said by
 * the application class. Limits of rates are off, and hashing a password is cheap, unless settings say otherwise. What
 * no test closes is closed at the end of the JVM.
 */
public final class TestSystem implements AutoCloseable {
    /** The wallet's backend, with {@linkplain TestAccount#PASSWORD everybody's password}. */
    public static final String WALLET = "wallet";

    private final TestDatabase database;
    private final TestMailServer mailServer;
    private final Clock clock;
    private final boolean ownsMailServer;
    private final List<TestNode> nodes = new ArrayList<>();

    private TestSystem(Builder builder) {
        database = builder.database == null ? TestDatabase.fresh() : builder.database;
        ownsMailServer = builder.mailServer == null;
        mailServer = builder.mailServer == null ? TestMailServer.started() : builder.mailServer;
        clock = builder.clock;
    }

    /** Nodes of this application. */
    public static Builder of(Class<?> application) {
        return new Builder(application);
    }

    /** The only node, or the first. */
    public TestNode node() {
        return node(0);
    }

    /** A node, by any number. */
    public TestNode node(int number) {
        return nodes.get(Math.floorMod(number, nodes.size()));
    }

    /** A client of the first node, that is not signed in. */
    public ApiClient client() {
        return node().client();
    }

    /** A client of a node, by any number, that is not signed in. */
    public ApiClient client(int number) {
        return node(number).client();
    }

    /** The wallet's backend. */
    public ApiClient wallet() {
        return client().as(WALLET, TestAccount.PASSWORD);
    }

    /** The owner of an account. */
    public ApiClient owner(TestAccount account) {
        return client().as(account);
    }

    /** The bean of a type, of the first node. */
    public <T> T bean(Class<T> type) {
        return node().bean(type);
    }

    public JdbcClient jdbc() {
        return node().jdbc();
    }

    public TestDatabase database() {
        return database;
    }

    public TestMailServer mailServer() {
        return mailServer;
    }

    /** Everybody's mail. */
    public Inbox inbox() {
        return new Inbox(mailServer);
    }

    public Clock clock() {
        return clock;
    }

    /** Opens an account, with a verified address if one is given. */
    public TestAccount openAccount(@Nullable String verifiedEmail) {
        return openAccount(verifiedEmail, true);
    }

    /** Opens an account with an address that it brings along and has never proved. */
    public TestAccount openAccountWithUnverified(String email) {
        return openAccount(email, false);
    }

    private TestAccount openAccount(@Nullable String email, boolean verified) {
        var id = UUID.randomUUID().toString();
        var body = new HashMap<String, Object>(
                Map.of("accountId", id, "username", "p-" + id, "password", TestAccount.PASSWORD));
        if (email != null) {
            body.put("email", email);
            body.put("emailVerified", verified);
        }
        wallet().post("/api/accounts", body).expect(201);
        return new TestAccount(AccountId.of(id), "p-" + id);
    }

    /** All events of an account, in order. */
    public List<Object> events(TestAccount account) {
        return node().events(account.id().value());
    }

    /** An address that no test has used before. */
    public static String freshEmail(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    @Override
    public void close() {
        TestJvm.isClosed(this);
        nodes.forEach(TestNode::close);
        if (ownsMailServer) {
            mailServer.close();
        }
    }

    /** What a system is to be like. */
    public static final class Builder {
        private final Class<?> application;
        private final Map<String, String> settings = new HashMap<>(TestSettings.KEYS);
        private final List<BeanPostProcessor> beanPostProcessors = new ArrayList<>();
        private int nodes = 1;
        private Clock clock = Clock.systemUTC();
        private WebApplicationType web = WebApplicationType.SERVLET;
        private boolean cheapPasswords = true;
        private @Nullable TestDatabase database;
        private @Nullable TestMailServer mailServer;

        private Builder(Class<?> application) {
            this.application = application;
            settings.put("server.port", "0");
            // what is due by the test's clock is not waited for
            settings.put("db-scheduler.polling-interval", "200ms");
            // a stream that a test has left open would delay the end
            settings.put("server.shutdown", "immediate");
            settings.put("email-change.limits.enabled", "false");
            settings.putAll(TestSettings.staff(WALLET, "APP"));
        }

        public Builder nodes(int count) {
            nodes = count;
            return this;
        }

        /** The modules whose own settings apply, by their names. */
        public Builder modules(String... names) {
            var files = Stream.of(names).map(name -> "classpath:email-change/" + name + ".yml");
            return setting("spring.config.import", files.collect(Collectors.joining(",")));
        }

        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        public Builder settings(Map<String, String> more) {
            settings.putAll(more);
            return this;
        }

        /** Settings written as {@code name=value}. */
        public Builder settings(String... more) {
            for (var setting : more) {
                var parts = setting.split("=", 2);
                settings.put(parts[0], parts[1]);
            }
            return this;
        }

        /** A database of somebody else, in place of a fresh one. */
        public Builder database(TestDatabase existing) {
            database = existing;
            return this;
        }

        /** A mail server of somebody else, in place of one that stops with the system. */
        public Builder mailServer(TestMailServer existing) {
            mailServer = existing;
            return this;
        }

        /** The time of all nodes, in place of the real one. */
        public Builder clock(Clock ofAll) {
            clock = ofAll;
            return this;
        }

        /** Looks at the beans of all nodes. */
        public Builder beanPostProcessor(BeanPostProcessor processor) {
            beanPostProcessors.add(processor);
            return this;
        }

        /** Hashes passwords as slowly as in production. */
        public Builder realPasswords() {
            cheapPasswords = false;
            return this;
        }

        public Builder withoutWebServer() {
            web = WebApplicationType.NONE;
            return this;
        }

        public TestSystem start() {
            var system = new TestSystem(this);
            TestJvm.closesAtItsEnd(system);
            for (int i = 0; i < nodes; i++) {
                system.nodes.add(startNode(system));
            }
            return system;
        }

        private TestNode startNode(TestSystem system) {
            var all = new HashMap<>(system.database.springProperties());
            all.putAll(TestSettings.mailServer(system.mailServer));
            all.putAll(settings);
            ApplicationContextInitializer<GenericApplicationContext> initializer = context -> {
                context.registerBean(Clock.class, () -> clock);
                beanPostProcessors.forEach(context.getBeanFactory()::addBeanPostProcessor);
                if (cheapPasswords) {
                    context.getBeanFactory().addBeanPostProcessor(new CheapPasswords());
                }
            };
            // as arguments, which win over every file
            var arguments = all.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
            return new TestNode(new SpringApplicationBuilder(application)
                    .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                    .web(web)
                    .registerShutdownHook(false)
                    .initializers(initializer)
                    .run(arguments));
        }
    }
}
