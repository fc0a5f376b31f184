package org.emailchange.eventstore;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** Notes on each event by which command it came about. */
@Component
class CommandNameProvider implements CorrelationDataProvider {
    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        return message instanceof CommandMessage<?> command
                ? Map.of("command", command.getPayloadType().getSimpleName())
                : Map.of();
    }
}
