package org.emailchange.command.usecase;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.Personal;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.web.security.Caller;
import org.springframework.stereotype.Component;

/** Sends what a request asks for, and notes who asked and from where. */
@Component
public class Commands {

    /** Who: {@code USER:<account id>}, {@code APP:<name>}, or {@code link} for whoever holds one. */
    static final String BY = "by";

    static final String LINK = "link";
    private static final int MAX_AGENT = 300;

    private final CommandGateway gateway;
    private final Together together;

    public Commands(CommandGateway gateway, Together together) {
        this.gateway = gateway;
        this.together = together;
    }

    /** Sends the command and waits for its answer. */
    public <R> R send(EmailChangeCommand command, Optional<Caller> caller, HttpServletRequest request) {
        return gateway.sendAndWait(message(command, caller, request));
    }

    /** Sends the command in one transaction with what is stored before: both or neither. */
    public void sendWith(Runnable stored, EmailChangeCommand command, Caller caller, HttpServletRequest request) {
        together.run(() -> {
            stored.run();
            return message(command, Optional.of(caller), request);
        });
    }

    public static <C extends EmailChangeCommand> CommandMessage<C> message(
            C command, Optional<Caller> caller, HttpServletRequest request) {
        var account = command.accountId();
        var data = new HashMap<String, Object>();
        data.put(BY, caller.map(Caller::by).orElse(LINK));
        data.put("from", Personal.of(account, request.getRemoteAddr()));
        var agent = request.getHeader("User-Agent");
        if (agent != null) {
            data.put("agent", Personal.of(account, agent.substring(0, Math.min(agent.length(), MAX_AGENT))));
        }
        return new GenericCommandMessage<>(command, MetaData.from(data));
    }
}
