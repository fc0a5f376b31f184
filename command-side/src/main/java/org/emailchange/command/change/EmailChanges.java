package org.emailchange.command.change;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.emailchange.api.command.EmailChangeCommand;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as their events have left them. Where one has many, a snapshot stands for those that were read before, so
 * that years of events cost what comes next nothing. Snapshots are kept in memory alone: nothing personal is stored twice,
 * no release reads those of another, and what other nodes append since is read each time.
 */
public final class EmailChanges extends EventSourcingRepository<EmailChange> {

    private static final int ENOUGH_FOR_A_SNAPSHOT = 100;
    private static final int MAX_SNAPSHOTS = 200;

    private final EventStore store;
    private final int enoughForASnapshot;
    private final Map<String, SoftReference<DomainEventMessage<EmailChange>>> snapshots =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<String, SoftReference<DomainEventMessage<EmailChange>>> eldest) {
                    return size() > MAX_SNAPSHOTS;
                }
            };

    EmailChanges(Configuration axon, int enoughForASnapshot) {
        super(builder(EmailChange.class)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(EmailChange.class))
                .eventStore(axon.eventStore())
                .repositoryProvider(axon::repository));
        this.store = axon.eventStore();
        this.enoughForASnapshot = enoughForASnapshot;
    }

    /** How Axon gets the aggregate. */
    public static AggregateConfigurer<EmailChange> configurer() {
        return configurer(ENOUGH_FOR_A_SNAPSHOT);
    }

    /** Public for tests. */
    public static AggregateConfigurer<EmailChange> configurer(int enoughForASnapshot) {
        return AggregateConfigurer.defaultConfiguration(EmailChange.class)
                .configureCommandTargetResolver(axon -> EmailChanges::streamOf)
                .configureRepository(axon -> new EmailChanges(axon, enoughForASnapshot));
    }

    static VersionedAggregateIdentifier streamOf(CommandMessage<?> command) {
        var account = ((EmailChangeCommand) command.getPayload()).accountId();
        return new VersionedAggregateIdentifier(account.value(), null);
    }

    /** The account as it is, without a lock: for questions, not for decisions. Null where there is none. */
    public @Nullable EmailChange find(String account) {
        var found = read(account);
        return found == null ? null : found.getPayload();
    }

    /** Hands over the account as if one event had made it. */
    @Override
    protected DomainEventStream readEvents(String account) {
        var found = read(account);
        return found == null ? DomainEventStream.empty() : DomainEventStream.of(found);
    }

    private @Nullable DomainEventMessage<EmailChange> read(String id) {
        var snapshot = snapshot(id);
        var account = snapshot == null ? new EmailChange() : new EmailChange(snapshot.getPayload());
        var from = snapshot == null ? 0 : snapshot.getSequenceNumber() + 1;
        var next = from;
        for (var events = store.readEvents(id, from); events.hasNext(); next++) {
            aggregateModel().publish(events.next(), account);
        }
        if (next - from >= enoughForASnapshot) {
            keep(message(id, next - 1, new EmailChange(account)));
        }
        return next == 0 ? null : message(id, next - 1, account);
    }

    private static DomainEventMessage<EmailChange> message(String id, long number, EmailChange account) {
        return new GenericDomainEventMessage<>("EmailChange", id, number, account);
    }

    private @Nullable DomainEventMessage<EmailChange> snapshot(String account) {
        synchronized (snapshots) {
            var reference = snapshots.get(account);
            return reference == null ? null : reference.get();
        }
    }

    /** Not before the end of the transaction, which reads what it has appended itself, too. */
    private void keep(DomainEventMessage<EmailChange> snapshot) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().afterCommit(all -> put(snapshot));
        } else {
            put(snapshot);
        }
    }

    private void put(DomainEventMessage<EmailChange> snapshot) {
        synchronized (snapshots) {
            snapshots.put(snapshot.getAggregateIdentifier(), new SoftReference<>(snapshot));
        }
    }
}
