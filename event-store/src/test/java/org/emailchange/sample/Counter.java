package org.emailchange.sample;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.emailchange.api.Personal;

@Aggregate
class Counter {
    @AggregateIdentifier
    private String id;

    private int number;

    protected Counter() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(Count command, Clock clock, Crossing crossing) {
        crossing.pass();
        var parity = number % 2 == 0 ? Counted.Parity.ODD : Counted.Parity.EVEN;
        var by = new Personal(command.counter(), "someone");
        apply(new Counted(command.counter(), number + 1, clock.instant(), parity, Optional.of("up"), by));
        return number;
    }

    @EventSourcingHandler
    void on(Counted event) {
        id = event.counter();
        number = event.number();
    }
}
