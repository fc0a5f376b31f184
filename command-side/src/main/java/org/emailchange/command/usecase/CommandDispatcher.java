package org.emailchange.command.usecase;

import java.util.HashMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Personal;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.eventstore.store.OneTransaction;
import org.emailchange.web.request.Requester;
import org.emailchange.web.security.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** Sends commands, and notes with each, and with its events, who asked for it, from where and with what. */
@Component
public class CommandDispatcher {

    /** The caller of a request that needs no signing in, because it shows a link. */
    private static final String LINK = "link";

    private static final int MAX_AGENT = 300;

    private static final String[] ASKER = {MetaDataKeys.BY, MetaDataKeys.FROM, MetaDataKeys.AGENT};

    private final CommandGateway gateway;
    private final OneTransaction transaction;

    CommandDispatcher(CommandGateway gateway, OneTransaction transaction) {
        this.gateway = gateway;
        this.transaction = transaction;
    }

    /** Sends the command and waits for its answer. */
    public <R> R send(EmailChangeCommand command, Requester requester) {
        return gateway.sendAndWait(message(command, requester));
    }

    /**
     * Changes the database and sends a command in one transaction: both or neither. Does so again after a lost race.
     *
     * @param change makes the change, and answers the command that goes with it; called anew at each try
     * @return the command's answer
     */
    public <R> R sendAtomically(Supplier<? extends EmailChangeCommand> change, Requester requester) {
        return sendAtomically(change, (R answer) -> {}, requester);
    }

    /** The same, with a change of the database that follows from the command's answer. */
    public <R> R sendAtomically(Supplier<? extends EmailChangeCommand> change, Consumer<R> then, Requester requester) {
        return transaction.run(() -> {
            R answer = gateway.sendAndWait(message(change.get(), requester));
            then.accept(answer);
            return answer;
        });
    }

    private static CommandMessage<EmailChangeCommand> message(EmailChangeCommand command, Requester requester) {
        var account = command.accountId();
        var data = new HashMap<String, Object>();
        data.put(MetaDataKeys.BY, requester.caller().map(Caller::by).orElse(LINK));
        data.put(MetaDataKeys.FROM, Personal.of(account, requester.address()));
        var agent = requester.userAgent();
        if (agent != null) {
            data.put(MetaDataKeys.AGENT, Personal.of(account, agent.substring(0, Math.min(agent.length(), MAX_AGENT))));
        }
        return new GenericCommandMessage<>(command, MetaData.from(data));
    }

    /** Notes with each event the message that caused it, and the request that this came from. */
    @Bean
    static CorrelationDataProvider origin() {
        return new MessageOriginProvider();
    }

    /**
     * Notes with each event which command it came about by, and copies the caller, client address and user agent of that. Of
     * a command alone: what follows from an event by itself may be about others, and a deadline would keep them.
     */
    @Bean
    static CorrelationDataProvider asker() {
        return message -> {
            var data = new HashMap<String, Object>();
            if (message instanceof CommandMessage<?> command) {
                data.putAll(command.getMetaData().subset(ASKER));
                data.put(MetaDataKeys.COMMAND, command.getPayloadType().getSimpleName());
            }
            return data;
        };
    }

    /** A command can have events about another account too, whose history is not to tell who that was, and from where. */
    @Bean
    static ConfigurerModule askersOfOthers() {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(() -> axon.eventBus()
                .registerDispatchInterceptor(events -> (index, event) -> isOfAnother(event)
                        ? event.withMetaData(event.getMetaData()
                                .withoutKeys(Set.of(MetaDataKeys.FROM, MetaDataKeys.AGENT))
                                .and(MetaDataKeys.BY, MetaDataKeys.SYSTEM))
                        : event)));
    }

    private static boolean isOfAnother(EventMessage<?> event) {
        return event.getMetaData().get(MetaDataKeys.FROM) instanceof Personal from
                && event.getPayload() instanceof AddressEvent about
                && !about.accountId().equals(from.subject());
    }
}
