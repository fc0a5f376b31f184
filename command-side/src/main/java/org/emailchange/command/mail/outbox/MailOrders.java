package org.emailchange.command.mail.outbox;

import java.time.Clock;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.MetaDataKeys;
import org.emailchange.api.Side;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.command.mail.message.MailPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders mails: each becomes a row, in the caller's transaction, and is sent at least once if that is committed.
 */
@Component
public class MailOrders {

    private final MailOrderTable table;
    private final MailQueue queue;
    private final Clock clock;

    /** Public for fakes. */
    public MailOrders(MailOrderTable table, MailQueue queue, Clock clock) {
        this.table = table;
        this.queue = queue;
        this.clock = clock;
    }

    /** Orders the mails that an event calls for. */
    @Transactional
    public void order(EventMessage<?> message) {
        order(message, false);
    }

    /**
     * Orders the mails that an event calls for. The same event orders nothing again.
     *
     * @param message the event; one that calls for no mail orders none
     * @param suppressed whether the mail to the new mailbox is suppressed: it is kept, and recorded as sent, but neither
     *     counted nor handed to the mail server. Under CONCEAL, no mail to a new mailbox is reported by what became of it
     */
    @Transactional
    public void order(EventMessage<?> message, boolean suppressed) {
        var event = (EmailChangeEvent) message.getPayload();
        var metaData = message.getMetaData();
        var trace = metaData.get(MetaDataKeys.TRACE) instanceof String text ? text : null;
        var now = clock.instant();
        for (var mail : MailPolicy.mailsFor(event, metaData)) {
            var id = mail.kind().mailId(message.getIdentifier(), mail.to());
            queue.add(order(id, event, mail, trace, suppressed && mail.to() == Side.NEW), now);
        }
    }

    /** The same, in place of the mails of this change whose links no longer work. */
    @Transactional
    public void replace(EventMessage<? extends ChangeEvent> message, boolean suppressed) {
        var event = message.getPayload();
        withdraw(new AccountId(event.accountId()), new ChangeId(event.changeId()));
        order(message, suppressed);
    }

    /**
     * Has a mail that failed sent once more.
     *
     * @return whether it will be; not if it has not failed, or if its content is no longer kept
     */
    @Transactional
    public boolean retry(UUID mailId) {
        return table.reopen(mailId, clock.instant());
    }

    /** Withdraws the mails with links of this change that are not out yet: the links no longer work. */
    @Transactional
    public void withdraw(AccountId account, ChangeId change) {
        queue.reread(table.withdraw(account, change, clock.instant()));
    }

    private static MailOrder order(
            String id, EmailChangeEvent event, MailPolicy.Mail mail, @Nullable String trace, boolean suppressed) {
        return new MailOrder(
                id,
                new AccountId(event.accountId()),
                event instanceof ChangeEvent e ? new ChangeId(e.changeId()) : null,
                mail.kind(),
                mail.to(),
                suppressed,
                MailOrder.State.PENDING,
                0,
                null,
                null,
                trace,
                mail.model());
    }
}
