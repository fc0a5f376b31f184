package org.emailchange.command.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the mail server that is used for one mail after the other. */
final class SmtpConnection {

    private final Lane lane;
    private final SMTPTransport transport;
    private boolean broken;

    SmtpConnection(Lane lane, SMTPTransport transport) {
        this.lane = lane;
        this.transport = transport;
    }

    Lane lane() {
        return lane;
    }

    boolean offersSmtpUtf8() {
        return transport.supportsExtension("SMTPUTF8");
    }

    void send(MimeMessage message) throws MessagingException {
        transport.sendMessage(message, message.getAllRecipients());
    }

    /** Whether the server is still there; costs a round trip. */
    boolean isAlive() {
        return transport.isConnected();
    }

    /** Says that it is not to be used again. */
    void broken() {
        broken = true;
    }

    boolean isBroken() {
        return broken;
    }

    void close() {
        try {
            transport.close();
        } catch (MessagingException goneAlready) {
            // nothing is left to close
        }
    }
}
