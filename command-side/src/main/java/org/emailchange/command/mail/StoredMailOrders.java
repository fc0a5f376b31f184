package org.emailchange.command.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.MailId;
import org.emailchange.api.Side;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Orders mails as rows, each with a task that sends it. */
@Component
class StoredMailOrders implements MailOrders {

    private final MailOrderTable table;
    private final MailQueue queue;
    private final Clock clock;

    StoredMailOrders(MailOrderTable table, MailQueue queue, Clock clock) {
        this.table = table;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void order(String eventId, EmailChangeEvent event, Origin origin) {
        order(eventId, event, origin, false);
    }

    @Override
    @Transactional
    public void orderWithheld(String eventId, EmailChangeEvent event, Origin origin) {
        order(eventId, event, origin, true);
    }

    private void order(String eventId, EmailChangeEvent event, Origin origin, boolean withheld) {
        var now = clock.instant();
        List<String> added = new ArrayList<>();
        for (var mail : MailPolicy.mailsFor(event, origin)) {
            var order = order(MailId.of(eventId, mail.kind(), mail.to()), event, mail, origin);
            var recipient = new EmailAddress(mail.recipient().value());
            var heldBack = withheld && mail.to() == Side.NEW;
            if (table.add(order, new MailOrder.Content(recipient, mail.links(), mail.facts(), heldBack), now)) {
                added.add(order.id());
            }
        }
        queue.add(added, now);
    }

    @Override
    @Transactional
    public void withdraw(AccountId account, ChangeId change) {
        table.withdraw(account, change, clock.instant());
    }

    private static MailOrder order(String id, EmailChangeEvent event, MailPolicy.Mail mail, Origin origin) {
        return new MailOrder(
                id,
                new AccountId(event.accountId()),
                change(event),
                mail.kind(),
                mail.to(),
                OrderState.PENDING,
                0,
                null,
                null,
                origin.trace(),
                null);
    }

    private static @Nullable ChangeId change(EmailChangeEvent event) {
        return event instanceof ChangeEvent e ? new ChangeId(e.changeId()) : null;
    }
}
