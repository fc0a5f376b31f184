package org.emailchange.command.process;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.mail.outbox.MailOrders;

/** Records the orders of mails. */
final class RecordedMailOrders extends MailOrders {

    RecordedMailOrders() {
        super(null, null, null);
    }

    record Order(String eventId, EmailChangeEvent event, MetaData metaData) {}

    final List<Object> taken = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();

    @Override
    public void order(EventMessage<?> message, boolean suppressed) {
        var event = (EmailChangeEvent) message.getPayload();
        orders.add(new Order(message.getIdentifier(), event, message.getMetaData()));
        taken.add(suppressed ? "suppressed " + event.getClass().getSimpleName() : event);
    }

    @Override
    public void withdraw(AccountId account, ChangeId change) {
        taken.add("withdraw " + change);
    }
}
