package org.emailchange.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.emailchange.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** One running application; several on one database make a cluster. */
public final class Node implements AutoCloseable {
    /** No processor looks for events by itself within a test's time. */
    public static final String[] ONLY_WHEN_WOKEN = {
        "axon.eventhandling.tokenstore.claim-timeout=3h",
        "axon.eventhandling.processors.status.token-claim-interval=3600000",
        "axon.eventhandling.processors.process.token-claim-interval=3600000"
    };

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    static {
        // a busy machine takes its time; nothing here is a matter of seconds
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Node on(TestDatabase database, String... properties) {
        return with(Clock.systemUTC(), Crossing.OPEN, database, properties);
    }

    public static Node with(Clock clock, Crossing crossing, TestDatabase database, String... properties) {
        var arguments = Stream.concat(
                        database.springProperties().entrySet().stream().map(Object::toString),
                        Arrays.stream(properties))
                .map(property -> "--" + property);
        return new Node(new SpringApplicationBuilder(SampleApplication.class)
                .initializers((GenericApplicationContext c) -> {
                    c.registerBean(Clock.class, () -> clock);
                    c.registerBean(Crossing.class, () -> crossing);
                })
                .properties(
                        "spring.config.import=classpath:email-change/event-store.yml",
                        "spring.main.banner-mode=off",
                        "email-change.address-key=" + KEY)
                .run(arguments.toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T send(Object command) {
        return bean(CommandGateway.class).sendAndWait(command);
    }

    public Seen seen() {
        return bean(Seen.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
