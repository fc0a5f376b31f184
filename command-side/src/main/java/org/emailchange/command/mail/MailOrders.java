package org.emailchange.command.mail;

import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.event.EmailChangeEvent;

/** Where mails are ordered. What is ordered is sent at least once, and is gone with the caller's transaction if that fails. */
public interface MailOrders {

    /**
     * Orders the mails that an event calls for, in the caller's transaction. The same event orders nothing again.
     *
     * @param eventId the id of the event
     * @param event the event; one that calls for no mail orders none
     * @param origin where the request came from that caused it
     */
    void order(String eventId, EmailChangeEvent event, Origin origin);

    /**
     * Orders them as above, but holds back what is meant for the new mailbox. It is treated, and reported, like all other
     * mails, up to the moment at which it would be handed over; so nobody can tell by it.
     */
    void orderWithheld(String eventId, EmailChangeEvent event, Origin origin);

    /** Holds back, in the caller's transaction, the mails with links of this change that are not out yet. */
    void withdraw(AccountId account, ChangeId change);
}
