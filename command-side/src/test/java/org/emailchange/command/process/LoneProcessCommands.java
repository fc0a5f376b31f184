package org.emailchange.command.process;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Commands of processes on a bus of their own, where nothing is postponed. */
final class LoneProcessCommands {

    private LoneProcessCommands() {}

    static ProcessCommands on(CommandBus bus) {
        return new ProcessCommands(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                Jackson3Serializer.builder().build(),
                new StaticListableBeanFactory().getBeanProvider(SchedulerClient.class),
                Clock.systemUTC());
    }
}
