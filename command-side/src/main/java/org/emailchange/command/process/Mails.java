package org.emailchange.command.process;

import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.Personal;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.mail.message.Origin;
import org.emailchange.command.mail.outbox.MailOrders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders the mails that an event calls for. They are stored with the transaction that handles it, and sent later. */
@Component
class Mails {

    private final MailOrders orders;

    Mails(MailOrders orders) {
        this.orders = orders;
    }

    void order(EventMessage<?> message) {
        order(message, false);
    }

    /** @param suppressed whether the mail to the new mailbox is suppressed */
    void order(EventMessage<?> message, boolean suppressed) {
        var event = (EmailChangeEvent) message.getPayload();
        orders.order(message.getIdentifier(), event, origin(message), suppressed);
    }

    /** Orders, and withdraws those before that are not out yet: their links are dead. */
    void replace(ChangeEvent event, EventMessage<?> message, boolean suppressed) {
        orders.withdraw(new AccountId(event.accountId()), new ChangeId(event.changeId()));
        order(message, suppressed);
    }

    private static Origin origin(EventMessage<?> message) {
        return new Origin(personal(message, "from"), personal(message, "agent"), trace(message));
    }

    private static @Nullable String trace(EventMessage<?> message) {
        return message.getMetaData().get("traceId") instanceof String trace ? trace : null;
    }

    /** Metadata comes back from the store as plain JSON. */
    private static @Nullable Personal personal(EventMessage<?> message, String key) {
        var value = message.getMetaData().get(key);
        if (value instanceof Map<?, ?> json && json.get("subject") instanceof String subject) {
            return json.get("value") instanceof String text ? new Personal(subject, text) : null;
        }
        return value instanceof Personal personal ? personal : null;
    }
}
