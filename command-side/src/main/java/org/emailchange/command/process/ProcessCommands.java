package org.emailchange.command.process;

import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.eventstore.DaemonThreads;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends the commands that follow from events, and waits for them. Each has a transaction of its own on a thread of its
 * own: inside the transaction of the events that caused it, one conflict would undo the whole batch, and the locks of
 * its aggregates would be held until the batch is through. Every command must be safe to repeat.
 */
@Component
public class ProcessCommands implements DisposableBean {

    private final CommandGateway gateway;
    private final ExecutorService threads = DaemonThreads.pool("process-commands");

    ProcessCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /** Sends a command and returns its answer when it is through. */
    public <R> @Nullable R send(Object command) {
        var message = new GenericCommandMessage<>(command, causedBySystem());
        try {
            return threads.submit(() -> gateway.<R>sendAndWait(message)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command was on its way", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Correlated with its cause, but with the system as its caller. */
    private static MetaData causedBySystem() {
        var data = new HashMap<String, Object>();
        if (CurrentUnitOfWork.isStarted()) {
            data.putAll(CurrentUnitOfWork.get().getCorrelationData());
        }
        data.keySet().retainAll(Set.of(MetaDataKeys.CORRELATION, MetaDataKeys.TRACE));
        data.put(MetaDataKeys.BY, MetaDataKeys.SYSTEM);
        return MetaData.from(data);
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
