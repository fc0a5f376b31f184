package org.emailchange.command.process;

import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.mail.MailOrders;
import org.emailchange.command.mail.Origin;

/** Takes orders of mails down, in their order. */
final class RecordedMailOrders implements MailOrders {

    record Order(String eventId, EmailChangeEvent event, Origin origin) {}

    final List<Object> taken = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();

    @Override
    public void order(String eventId, EmailChangeEvent event, Origin origin) {
        orders.add(new Order(eventId, event, origin));
        taken.add(event);
    }

    @Override
    public void orderWithheld(String eventId, EmailChangeEvent event, Origin origin) {
        orders.add(new Order(eventId, event, origin));
        taken.add("withheld " + event.getClass().getSimpleName());
    }

    @Override
    public void withdraw(AccountId account, ChangeId change) {
        taken.add("withdraw " + change);
    }
}
