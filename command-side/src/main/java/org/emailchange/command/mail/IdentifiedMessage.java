package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A message whose id is the mail's, so that a mailbox that gets it twice can tell. */
final class IdentifiedMessage extends SMTPMessage {

    private final String id;

    IdentifiedMessage(Session session, String mailId, String domain) {
        super(session);
        this.id = "<" + mailId + "@" + domain + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
