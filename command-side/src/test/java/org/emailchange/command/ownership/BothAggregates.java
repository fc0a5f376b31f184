package org.emailchange.command.ownership;

import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.change.AddressBook;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.EmailChange;
import org.emailchange.command.change.EmailChanges;
import org.emailchange.command.change.LinkInspector;
import org.emailchange.command.change.LinkSigner;
import org.emailchange.eventstore.address.AddressIdsWithKey;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Both aggregates on Axon as it runs, with locks, units of work and repositories, but with events in memory. */
public final class BothAggregates implements AutoCloseable {

    private static final AggregateModel<EmailChange> MODEL =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(EmailChange.class);

    private final InMemoryEventStorageEngine engine = new InMemoryEventStorageEngine();
    private final Configuration axon;
    private final AddressBook book;

    public BothAggregates(Clock clock, LinkSigner links, ChangePolicy policy, int enoughForASnapshot) {
        book = new EventSourcedAddressBook(
                new ObjectProvider<>() {
                    @Override
                    public Configuration getObject() {
                        return axon();
                    }
                },
                AddressIdsWithKey.zero());
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(any -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(any -> engine)
                .configureAggregate(EmailChanges.configurer(enoughForASnapshot))
                .configureAggregate(AddressOwnership.class)
                .registerComponent(Clock.class, any -> clock)
                .registerComponent(LinkSigner.class, any -> links)
                .registerComponent(ChangePolicy.class, any -> policy)
                .registerComponent(AddressBook.class, any -> book)
                .start();
    }

    private Configuration axon() {
        return axon;
    }

    /** Answers what links would do, on the same streams. */
    public LinkInspector inspector(LinkSigner signer, Clock clock) {
        return new LinkInspector(this::account, signer, clock);
    }

    /** An account as commands find it, with the snapshots there are. */
    public @Nullable EmailChange account(String id) {
        return ((EmailChanges) axon.repository(EmailChange.class)).find(id);
    }

    /** The same account from all of its events; null where there is none. */
    public @Nullable EmailChange replayed(String id) {
        var events = axon.eventStore().readEvents(id);
        if (!events.hasNext()) {
            return null;
        }
        var account = new GenericAggregateFactory<>(EmailChange.class).createAggregateRoot(id, events.peek());
        events.forEachRemaining(event -> MODEL.publish(event, account));
        return account;
    }

    public AddressBook book() {
        return book;
    }

    public CommandGateway commands() {
        return axon.commandGateway();
    }

    public <R> R send(EmailChangeCommand command) {
        return axon.commandGateway().sendAndWait(command);
    }

    /** All events of both, in the order in which they were stored. */
    public List<Object> events() {
        return engine.readEvents((TrackingToken) null, false)
                .<Object>map(EventMessage::getPayload)
                .toList();
    }

    /** The events of one stream, in their order. */
    public List<EmailChangeEvent> events(String stream) {
        return axon.eventStore()
                .readEvents(stream)
                .asStream()
                .map(EventMessage::getPayload)
                .map(EmailChangeEvent.class::cast)
                .toList();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
