package org.emailchange.testing;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.emailchange.testing.http.ApiClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One running application of a {@link TestSystem}. */
public final class TestNode implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    TestNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Where it listens. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A client that is not signed in. */
    public ApiClient client() {
        return ApiClient.at(port());
    }

    /** The bean of a type. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The bean of a name. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All beans of a type. */
    public <T> List<T> beans(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** The events of a stream, in order. */
    public List<Object> events(String stream) {
        return bean(EventStore.class)
                .readEvents(stream)
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
