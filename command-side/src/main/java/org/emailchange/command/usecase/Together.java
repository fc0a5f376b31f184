package org.emailchange.command.usecase;

import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.emailchange.eventstore.store.Conflicts;
import org.springframework.stereotype.Component;

/** Does something in the database and sends a command: both or neither, in one transaction, again after a lost race. */
@Component
public class Together {

    private static final int TRIES = 5;

    private final CommandBus commands;
    private final TransactionManager transactions;

    public Together(CommandBus commands, TransactionManager transactions) {
        this.commands = commands;
        this.transactions = transactions;
    }

    /**
     * Does the deed, and then sends what follows from it.
     *
     * @param deed answers the command to send; called anew at each try
     * @return what the command answers
     */
    public <R> R run(Supplier<? extends CommandMessage<?>> deed) {
        for (int tries = 1; ; tries++) {
            try {
                return once(deed);
            } catch (RuntimeException e) {
                if (tries == TRIES || !Conflicts.isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** Axon's unit of work outside, so that who waits for the events is woken after the commit of both. */
    private <R> R once(Supplier<? extends CommandMessage<?>> deed) {
        var unit = DefaultUnitOfWork.startAndGet(new GenericMessage<>("together"));
        unit.attachTransaction(transactions);
        return unit.executeWithResult(() -> this.<R>sent(deed.get())).getPayload();
    }

    private <R> R sent(CommandMessage<?> command) {
        var answer = new FutureCallback<Object, R>();
        commands.dispatch(command, answer);
        return answer.getResult().getPayload();
    }
}
