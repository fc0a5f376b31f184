package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emailchange.command.change.AnAccount.ID;
import static org.emailchange.command.change.AnAccount.OLD;
import static org.emailchange.command.change.AnAccount.START;
import static org.emailchange.command.change.AnAccount.personal;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.emailchange.api.Authentication;
import org.emailchange.api.Side;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmailChangesTest {

    /** From which event on each reading began. */
    private final List<Long> readFrom = new ArrayList<>();

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(any -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(any -> new InMemoryEventStorageEngine() {
                @Override
                public DomainEventStream readEvents(String stream, long first) {
                    readFrom.add(first);
                    return super.readEvents(stream, first);
                }
            })
            .configureAggregate(EmailChanges.configurer(3))
            .start();
    private final EmailChanges accounts = (EmailChanges) axon.repository(EmailChange.class);

    @AfterEach
    void stop() {
        axon.shutdown();
    }

    @Test
    void readNoEventTwiceWhereThereAreMany() {
        append(0, failed(1), failed(2));
        accounts.find(ID.value());
        accounts.find(ID.value());
        append(2, failed(3));
        accounts.find(ID.value());
        append(3, failed(4));

        assertThat(failures()).isEqualTo(4);
        assertThat(failures()).isEqualTo(4);
        assertThat(readFrom).containsExactly(0L, 0L, 0L, 3L, 3L);
    }

    @Test
    void forgetWhatTheyReadOfATransactionThatFails() {
        var unit = DefaultUnitOfWork.startAndGet(null);
        axon.eventStore().publish(List.of(message(0, failed(1)), message(1, failed(2)), message(2, failed(3))));
        assertThat(failures()).isEqualTo(3);

        unit.rollback();

        assertThat(accounts.find(ID.value())).isNull();
    }

    @Test
    void keepWhatAnyEventLeaves() {
        append(0, failed(1), failed(2), new OwnerNotified(ID.value(), personal(OLD), Side.CURRENT, START));
        var first = accounts.find(ID.value());

        assertThat(accounts.find(ID.value()))
                .isNotSameAs(first)
                .usingRecursiveComparison()
                .isEqualTo(first);
    }

    private int failures() {
        return accounts.find(ID.value()).state.credentials.failures();
    }

    private static AuthenticationFailed failed(int number) {
        return new AuthenticationFailed(ID.value(), Authentication.PASSWORD, number, START);
    }

    private void append(int from, EmailChangeEvent... events) {
        for (var i = 0; i < events.length; i++) {
            axon.eventStore().publish(message(from + i, events[i]));
        }
    }

    private static DomainEventMessage<?> message(long number, EmailChangeEvent event) {
        return new GenericDomainEventMessage<>("EmailChange", ID.value(), number, event);
    }
}
