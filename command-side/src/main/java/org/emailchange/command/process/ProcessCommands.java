package org.emailchange.command.process;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.eventstore.DaemonThreads;
import org.emailchange.eventstore.store.UnknownEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Sends the commands that follow from events, and waits for them. Each has a transaction of its own on a thread of its
 * own: inside the transaction of the events that caused it, one conflict would undo the whole batch, and the locks of
 * its aggregates would be held until the batch is through. Every command must be safe to repeat.
 */
@Component
public class ProcessCommands implements DisposableBean {

    private static final String POSTPONED = "postponed-command";

    private final CommandGateway gateway;
    private final Serializer serializer;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;
    private final ExecutorService threads = DaemonThreads.pool("process-commands");

    ProcessCommands(
            CommandGateway gateway,
            @Qualifier("messageSerializer") Serializer serializer,
            ObjectProvider<SchedulerClient> scheduler,
            Clock clock) {
        this.gateway = gateway;
        this.serializer = serializer;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Sends a command and returns its answer when it is through. Where only a later release can decide it, it is postponed
     * until one does: what else these events bring about, for other accounts, does not wait for that.
     */
    public <R> @Nullable R send(Object command) {
        var metaData = causedBySystem();
        try {
            return sendNow(command, metaData);
        } catch (UnknownEvent e) {
            var json = serializer.serialize(command, String.class);
            var id = UUID.nameUUIDFromBytes(json.getData().getBytes(StandardCharsets.UTF_8));
            var postponed = new Postponed(json.getType().getName(), json.getData(), new HashMap<>(metaData));
            scheduler
                    .getObject()
                    .scheduleIfNotExists(new TaskInstance<>(POSTPONED, id.toString(), postponed), clock.instant());
            return null;
        }
    }

    /** A command that waits in the database; it names accounts and addresses by ids alone. */
    private record Postponed(String type, String json, HashMap<String, Object> metaData) implements Serializable {}

    /** Tries again every five minutes. A command that comes too early answers when to come again. */
    @Bean
    Task<?> postponedCommand() {
        return Tasks.custom(POSTPONED, Postponed.class).execute((instance, context) -> {
            var postponed = instance.getData();
            var command = serializer.deserialize(
                    new SimpleSerializedObject<>(postponed.json(), String.class, postponed.type(), null));
            return sendNow(command, postponed.metaData()) instanceof Instant notYet
                    ? (done, operations) -> operations.reschedule(done, notYet)
                    : new CompletionHandler.OnCompleteRemove<>();
        });
    }

    private <R> @Nullable R sendNow(Object command, Map<String, ?> metaData) {
        var message = new GenericCommandMessage<>(command, metaData);
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
