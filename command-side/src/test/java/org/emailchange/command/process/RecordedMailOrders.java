package org.emailchange.command.process;

import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.mail.message.Origin;
import org.emailchange.command.mail.outbox.MailOrders;

/** Records the orders of mails. */
final class RecordedMailOrders extends MailOrders {

    RecordedMailOrders() {
        super(null, null, null);
    }

    record Order(String eventId, EmailChangeEvent event, Origin origin) {}

    final List<Object> taken = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();

    @Override
    public void order(String eventId, EmailChangeEvent event, Origin origin, boolean suppressed) {
        orders.add(new Order(eventId, event, origin));
        taken.add(suppressed ? "suppressed " + event.getClass().getSimpleName() : event);
    }

    @Override
    public void withdraw(AccountId account, ChangeId change) {
        taken.add("withdraw " + change);
    }
}
